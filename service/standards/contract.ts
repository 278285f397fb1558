/**
 * 服务标准: what we promise by default. A line of the book says which event owes the customer which promise, by
 * when and who sees to it. The shipped book (book.ts) holds until a company adds a line of its own.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, line } from '#core/wire.ts'

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
 * What the clock of a standard counts: minutes on the wall, working minutes, or up to the end of the working
 * day.
 */
export const COUNTS = ['minutes', 'working minutes', 'end of working day'] as const
export type Count = (typeof COUNTS)[number]

/** Who sees to a promise that a standard makes: of the case, or anybody who has the role. */
export const OWNERS = ['first-asked', 'handler', 'visitor', 'manager'] as const
export type StandardOwner = (typeof OWNERS)[number]

export const events = ['standard set'] as const

export const standard = z.object({
  /** Null: a line of the shipped book. */
  id: id().nullable(),
  event: line(80),
  owes: z.enum(OUR_KINDS),
  /** Conditions: contact reason and urgency of the case; null is any. */
  reason: line(40).nullable(),
  urgency: line(40).nullable(),
  counted: z.enum(COUNTS),
  /** At most a year. With 'end of working day': how many working minutes must at least be left. */
  minutes: z.int().min(0).max(525_600),
  owner: z.enum(OWNERS),
  /** Where it comes from: a paragraph, a contract, a decision. */
  source: line(200),
  effectiveFrom: day().nullable(),
})
export type Standard = z.output<typeof standard>

export const theBook = endpoint({
  method: 'GET',
  url: '/api/standards',
  summary: 'The book of standards in force on a day, and the lines that will be',
  may: 'signed in',
  query: z.object({ on: day().optional() }),
  returns: z.object({ inForce: z.array(standard), toCome: z.array(standard) }),
})

export const setStandard = endpoint({
  method: 'POST',
  url: '/api/standards',
  summary: 'Add a line to the book',
  may: ['manager', 'admin'],
  body: standard.omit({ id: true, effectiveFrom: true }).extend({ effectiveFrom: day() }),
  returns: z.object({ id: id() }),
  refuses: ['nobody announces this event', 'the past is not changed', 'a promise needs time'],
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
