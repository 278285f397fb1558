/**
 * 派工: who goes when. A window is what the customer was told; it is the visit-window promise in the ledger.
 * A slot is the planned time of a technician for it. The original installer is asked first (seeds/002 §三),
 * and every reason why somebody better suited does not go is kept.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, text } from '#core/wire.ts'
import { colleague, LOG_REFUSES } from '#service/hotline/contract.ts'
import { RENEGOTIATE_REFUSES, STANDINGS, told } from '#service/promises/contract.ts'
import { CALL_REFUSES, call } from '#service/reception/contract.ts'
import { NEARNESS } from './rules/near.ts'
import { CHOICE_REFUSES, GROUNDS, SKIPS } from './rules/rank.ts'
import { SET_OUT_REFUSES, USUAL_MINUTES, WINDOW_REFUSES } from './rules/window.ts'

export const events = [
  'visit planned',
  'visit given to another',
  'window moved',
  'visit called off',
  'technician taken off',
  'job accepted',
  'technician set out',
  'visits swapped',
  'technician declined',
  'decline taken back',
  'work under review',
  'review ended',
  'needs set',
] as const

export const stretch = z.object({ from: instant(), to: instant() })

/**
 * Who goes, and when exactly. Without a technician: the best suited who is free; without a time: his first.
 */
export const choice = z.object({
  technicianId: id().optional(),
  startsAt: instant().optional(),
  minutes: z.int().min(15).max(600).default(USUAL_MINUTES),
  /** Needed where the original installer, or who repaired it last, could go and does not. */
  why: text(500).default(''),
})
export type Choice = z.output<typeof choice>

/** A visit as it is promised: the window that the customer was told, and who goes. */
export const visit = choice.extend({ window: stretch })

export const suggestion = z.object({
  technician: colleague,
  grounds: z.enum(GROUNDS),
  near: z.enum(NEARNESS).nullable(),
  /** Null: he can go. */
  skip: z.enum(SKIPS).nullable(),
  starts: z.array(instant()),
})

/**
 * What comes with 'the slot is taken' and its like: who else is free, and the same hours on the days after.
 */
export const alternatives = z.object({
  ranked: z.array(suggestion),
  windows: z.array(stretch.extend({ technician: colleague, startsAt: instant() })),
})

const PLAN_REFUSES = [...WINDOW_REFUSES, ...CHOICE_REFUSES] as const

export const planned = z.object({
  promiseId: id(),
  slotId: id(),
  technician: colleague,
  grounds: z.enum(GROUNDS),
  startsAt: instant(),
  endsAt: instant(),
})

export const bookWhileReceiving = endpoint({
  method: 'POST',
  url: '/api/dispatch/calls',
  summary: 'Log a call, open or continue its case, promise a visit window and plan who goes, in one deed',
  may: ['agent', 'manager'],
  body: call.extend({
    visit,
    /** Callbacks of this case that are kept because he rang first and was told now. */
    keeps: z.array(id()).max(20).default([]),
  }),
  returns: planned.extend({ conversationId: id(), caseId: id(), caseNumber: z.string() }),
  refuses: [...CALL_REFUSES, ...PLAN_REFUSES, 'a visit is already promised', 'not a callback of this case'],
})

export const bookVisit = endpoint({
  method: 'POST',
  url: '/api/cases/:id/visits',
  summary: 'Promise the customer of a case a visit window, having told him, and plan who goes',
  may: ['agent', 'dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({
    visit,
    told,
    /** Which promises these words keep; without: the most urgent callback or feedback that is open. */
    keeps: z.array(id()).max(20).optional(),
  }),
  returns: planned.extend({ kept: z.array(id()) }),
  refuses: [
    ...PLAN_REFUSES,
    ...LOG_REFUSES,
    'the case is closed',
    'a visit is already promised',
    'not a callback of this case',
  ],
})

export const giveVisit = endpoint({
  method: 'POST',
  url: '/api/dispatch/windows/:id/technician',
  summary: 'Give a promised visit to a technician, or to another one; the window stays',
  may: ['dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: choice,
  returns: planned,
  refuses: [...CHOICE_REFUSES, 'the visit does not begin inside the window', 'already settled'],
})

export const moveWindow = endpoint({
  method: 'POST',
  url: '/api/dispatch/windows/:id/move',
  summary: 'Move a promised window before it begins, having told the customer',
  may: ['agent', 'dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({
    visit,
    told: told.nullable().default(null),
    movedBy: z.enum(['us', 'customer']).default('us'),
  }),
  returns: planned,
  refuses: [...RENEGOTIATE_REFUSES, ...PLAN_REFUSES, ...LOG_REFUSES],
})

export const callOff = endpoint({
  method: 'POST',
  url: '/api/dispatch/windows/:id/calling-off',
  summary: 'The customer does not want the visit any more, or the technician cannot go (the promise stands)',
  may: ['agent', 'dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: z.discriminatedUnion('because', [
    z.object({ because: z.literal('the customer does not want it'), told }),
    z.object({ because: z.literal('the technician cannot go'), why: text(500, 1) }),
  ]),
  returns: z.object({ id: id() }),
  refuses: ['already settled', 'nobody is planned', ...LOG_REFUSES],
})

/** A planned visit as lists show it. */
export const job = z.object({
  slotId: id(),
  promiseId: id(),
  caseId: id(),
  caseNumber: z.string(),
  /** The name as the reader's role may see it. */
  customer: z.object({ id: id(), name: z.string() }),
  device: z.object({ id: id(), model: z.string(), serial: z.string() }).nullable(),
  symptom: z.string(),
  urgency: z.string(),
  window: stretch,
  standing: z.enum(STANDINGS),
  startsAt: instant(),
  endsAt: instant(),
  technician: colleague,
  acceptedAt: instant().nullable(),
  /** On the way since; null while he is not. */
  setOutAt: instant().nullable(),
})
export type Job = z.output<typeof job>

/** A promised window that nobody is planned for. */
export const unplanned = job.omit({
  slotId: true,
  startsAt: true,
  endsAt: true,
  technician: true,
  acceptedAt: true,
  setOutAt: true,
})

export const acceptJob = endpoint({
  method: 'POST',
  url: '/api/dispatch/slots/:id/acceptance',
  summary: 'I take this job; from now on I see the customer’s phone and address',
  may: ['technician'],
  params: z.object({ id: id() }),
  returns: z.object({ id: id() }),
})

export const setOut = endpoint({
  method: 'POST',
  url: '/api/dispatch/slots/:id/departure',
  summary: 'I am on my way to the customer; a job not yet accepted is accepted by it',
  may: ['technician'],
  params: z.object({ id: id() }),
  returns: z.object({ id: id() }),
  refuses: SET_OUT_REFUSES,
})

export const myJobs = endpoint({
  method: 'GET',
  url: '/api/dispatch/jobs/mine',
  summary: 'My jobs of a day, in order; without a day: today',
  may: ['technician'],
  query: z.object({ day: day().optional() }),
  returns: z.object({ day: day(), jobs: z.array(job) }),
})

export const dayBoard = endpoint({
  method: 'GET',
  url: '/api/dispatch/board',
  summary: 'The plan of a day by technician, and the promised windows that nobody is planned for',
  may: ['agent', 'dispatcher', 'manager', 'auditor'],
  query: z.object({ day: day().optional() }),
  returns: z.object({
    day: day(),
    technicians: z.array(
      z.object({
        technician: colleague,
        shifts: z.array(stretch),
        absences: z.array(stretch),
        jobs: z.array(job),
      }),
    ),
    unplanned: z.array(unplanned),
  }),
})

export const suggestions = endpoint({
  method: 'GET',
  url: '/api/dispatch/suggestions',
  summary: 'Who can go in a window: the best suited first, with free times; who cannot, with the reason',
  may: ['agent', 'dispatcher', 'manager'],
  query: z.object({
    case: id().optional(),
    device: id().optional(),
    /** Whose device it is, or who has none: whom he declined is not suggested. */
    customer: id().optional(),
    /**
     * A promised window that somebody is to be found for: its own hours count, also when they have begun, and
     * who is planned for it is free.
     */
    freeing: id().optional(),
    from: instant(),
    to: instant(),
    minutes: z.coerce.number().int().min(15).max(600).default(USUAL_MINUTES),
  }),
  returns: alternatives,
  refuses: WINDOW_REFUSES,
})

/** The windows ever promised in a case, with who was chosen and who was passed over, newest first. */
export const visitsOfCase = endpoint({
  method: 'GET',
  url: '/api/cases/:id/visits',
  summary: 'Promised windows of a case: who goes, who was chosen when and why others were not',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.array(
    z.object({
      promiseId: id(),
      window: stretch,
      standing: z.enum(STANDINGS),
      slot: z
        .object({
          id: id(),
          technician: colleague,
          startsAt: instant(),
          endsAt: instant(),
          setOutAt: instant().nullable(),
        })
        .nullable(),
      choices: z.array(
        z.object({
          technician: colleague,
          grounds: z.enum(GROUNDS),
          why: z.string(),
          chosenBy: colleague,
          chosenAt: instant(),
          passed: z.array(
            z.object({
              technician: colleague,
              grounds: z.enum(GROUNDS),
              near: z.enum(NEARNESS).nullable(),
              reason: z.enum([...SKIPS, 'by choice']),
            }),
          ),
        }),
      ),
    }),
  ),
})
