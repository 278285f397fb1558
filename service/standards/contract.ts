/**
 * 服务标准: what we promise by default. A line of the book says which event owes the customer which promise, by
 * when and who sees to it. The shipped book (book.ts) holds until a company adds a line of its own.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, line, text } from '#core/wire.ts'
import { CUSTOMER_KINDS } from '#service/archive/contract.ts'

/** What we promise, each with where it is asked for. */
export const OUR_KINDS = [
  /** At a definite time: seeds/001. */
  'callback',
  /** Somebody comes between two times: seeds/002 §二. */
  'visit window',
  /** By whoever was asked first: seeds/002 §二. */
  'feedback',
  /** Within 24 hours: seeds/002 §五. */
  'return visit',
  /** 日清: by the end of the working day, or told why and when: seeds/001. */
  'settled today',
  /** To a letter, in writing: seeds/004 (Matsushita). */
  'written answer',
  'repair done',
  'part there',
  /** What the customer asked to read: seeds/004 (Merck). */
  'document sent',
  /** A machine meanwhile, where the repair takes longer: seeds/004. */
  'loaner',
  /** Two to three days after the delivery: seeds/003. */
  'thanks',
  /** Whether what was delivered is right: seeds/003. */
  'delivery check',
  /** After the installation: seeds/003. */
  're-test',
  /** How to use and look after it: seeds/003. */
  'lesson',
  /** Regularly, as it was sold: seeds/004. */
  'maintenance',
  /** Each month on its day (每月10日), neither sooner nor later: seeds/004. */
  'recurring',
  /** What a member was told he would get: seeds/004. */
  'privilege',
  /** To one of ours who had an idea: seeds/001. */
  'suggestion answer',
] as const
/** What customers promise us stands beside it, in no rate of ours: seeds/001 让他们承诺以什么方式付款. */
export const PROMISE_KINDS = [...OUR_KINDS, 'payment'] as const
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/**
 * What the clock of a standard counts: minutes on the wall, working minutes, up to the end of the working
 * day, or days at a time of day.
 */
export const COUNTS = ['minutes', 'working minutes', 'end of working day', 'days', 'working days'] as const

/** Who sees to a promise that a standard makes: of the case, or anybody who has the role. */
export const OWNERS = ['first-asked', 'handler', 'visitor', 'manager'] as const
export type StandardOwner = (typeof OWNERS)[number]

/** Whose time counts: the company's ordinary calendar, all hours, or the handler's service point. */
export const CALENDARS = ['company', 'always', 'service point'] as const
export type CalendarOf = (typeof CALENDARS)[number]

/** What we may wait for while the clock of a line stands. */
export const PAUSE_REASONS = ['customer', 'part'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** What becomes of the time when a closed case is opened again. */
export const REOPENINGS = ['continue', 'restart', 'new cycle'] as const
export type Reopening = (typeof REOPENINGS)[number]

/** Whom a step of the ladder reaches. */
export const SEERS = ['owner', 'first-asked', 'team lead', 'duty', 'manager'] as const
export type Seer = (typeof SEERS)[number]

export const events = ['standard set', 'book published'] as const

/** What makes a case more urgent than its trouble: what it costs the customer, or who waits. */
export const RAISED_FOR = ['damage', 'vulnerable'] as const
export type RaisedFor = (typeof RAISED_FOR)[number]

const step = z.object({
  /** Before (negative) or after the due time, in the time that the line counts. */
  minutes: z.int().min(-43_200).max(43_200),
  to: z.enum(SEERS),
  /** Only where nobody of ours has done anything in the case since it was owed. */
  untouched: z.boolean().optional(),
})

export const standard = z.object({
  /** Null: a line of the shipped book. */
  id: id().nullable(),
  /** The edition that brought it; null: shipped, or added alone. */
  edition: z.int().nullable().default(null),
  event: line(80),
  /** Payments are promised to us: no standard of ours owes them. */
  owes: z.enum(OUR_KINDS),
  /** Conditions: reason and urgency of the case, the product, the customer, his contract; null is any. */
  reason: line(40).nullable(),
  urgency: line(40).nullable(),
  productLine: id().nullable().default(null),
  customerKind: z.enum(CUSTOMER_KINDS).nullable().default(null),
  /** In the company's own words, as the archive has it: 十佳, A, VIP. */
  customerGrade: line(40).nullable().default(null),
  /** The plan of a service contract that was in force when the case was opened, in the company's words. */
  contract: line(80).nullable().default(null),
  counted: z.enum(COUNTS),
  /** At most a year. With 'end of working day': how many working minutes must at least be left. */
  minutes: z.int().min(0).max(525_600),
  /** Of 'days' and 'working days': how many, and at which minute of the local day; null is the same time. */
  days: z.int().min(0).max(366).default(0),
  atMinute: z.int().min(0).max(1440).nullable().default(null),
  calendar: z.enum(CALENDARS).default('company'),
  pausesFor: z.array(z.enum(PAUSE_REASONS)).max(PAUSE_REASONS.length).default([]),
  reopened: z.enum(REOPENINGS).default('new cycle'),
  /** Without steps: the ordinary one (book.ts). */
  ladder: z
    .array(step)
    .max(10)
    .refine(steps => new Set(steps.map(one => `${one.minutes} ${one.to}`)).size === steps.length, {
      message: 'The same step stands twice in the ladder.',
    })
    .default([]),
  /** In a case that was raised for this, each step reaches the next rung, too. */
  upFor: z
    .array(z.enum(RAISED_FOR))
    .max(RAISED_FOR.length)
    .default([...RAISED_FOR]),
  /** Switched off: this line owes nothing, nor do less specific ones. */
  off: z.boolean().default(false),
  owner: z.enum(OWNERS),
  /** Where it comes from: a paragraph, a contract, a decision. */
  source: line(200),
  /** A shipped proposal without a source that says so; whoever publishes a line answers for it. */
  needsReview: z.boolean().default(false),
  effectiveFrom: day().nullable(),
})
export type Standard = z.output<typeof standard>

export const theBook = endpoint({
  method: 'GET',
  url: '/api/standards',
  summary: 'The book of standards in force on a day, and the lines that will be',
  may: 'signed in',
  query: z.object({ on: day().optional() }),
  returns: z.object({ inForce: z.array(standard), toCome: z.array(standard), edition: z.int() }),
})

const SET_REFUSES = [
  'nobody announces this event',
  'the past is not changed',
  'a promise needs time',
] as const

/** A line as it is sent. */
export const written = standard.omit({ id: true, edition: true, needsReview: true, effectiveFrom: true })
/** A line as it is written, before it has a place in the book. */
export type WrittenLine = z.output<typeof written>

export const setStandard = endpoint({
  method: 'POST',
  url: '/api/standards',
  summary: 'Add a line to the book',
  may: ['manager', 'admin'],
  body: written.extend({ effectiveFrom: day() }),
  returns: z.object({ id: id() }),
  refuses: SET_REFUSES,
})

/** What the person at the phone may say now: the due times that the standards give for an event. */
export const whatWouldBeOwed = endpoint({
  method: 'GET',
  url: '/api/standards/owed',
  summary: 'What an event would owe the customer if it happened now',
  may: 'signed in',
  query: z.object({ event: line(80), reason: line(40).optional(), urgency: line(40).optional() }),
  returns: z.array(z.object({ owes: z.enum(OUR_KINDS), owner: z.enum(OWNERS), dueAt: instant() })),
})

const edition = z.object({
  number: z.int(),
  effectiveFrom: day(),
  publishedAt: instant(),
  publishedBy: z.object({ id: id(), name: z.string() }),
  note: z.string(),
})
export type Edition = z.output<typeof edition>

export const listEditions = endpoint({
  method: 'GET',
  url: '/api/standards/editions',
  summary: 'The editions of the book, the newest first (100 at most)',
  may: 'signed in',
  returns: z.object({ items: z.array(edition) }),
})

export const editionChanges = endpoint({
  method: 'GET',
  url: '/api/standards/editions/:number',
  summary: 'What an edition changed: its lines, and those that stood for the same cases before',
  may: 'signed in',
  params: z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }),
  returns: z.object({
    edition,
    changes: z.array(z.object({ line: standard, before: standard.nullable() })),
  }),
})

/** Changed lines: what is not named stays as it is. */
export const changes = z.array(written).min(1).max(100)

/** Publishing makes an edition; open promises that standards made follow it in the background. */
export const publishBook = endpoint({
  method: 'POST',
  url: '/api/standards/editions',
  summary: 'Publish changed lines as the next edition of the book',
  may: ['manager', 'admin'],
  body: z.object({
    /** The edition that was read: somebody else's meanwhile is not overwritten unread. */
    after: z.int().min(0),
    effectiveFrom: day(),
    note: text(500).default(''),
    lines: changes,
  }),
  returns: z.object({ number: z.int() }),
  refuses: [...SET_REFUSES, 'published meanwhile'],
})
