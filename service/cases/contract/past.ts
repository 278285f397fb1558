/**
 * Services of before this house kept the files, written down afterwards: each is a closed case of its own
 * (docs/decisions/0019). It owes nobody anything; the device's repair card, who repaired it last and the
 * rework of its installation know it.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, line, text } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { KNOWN_TO, PAST_KINDS, RECORD_REFUSES } from '../rules/past.ts'

export const pastService = z.object({
  caseId: id(),
  caseNumber: z.string(),
  deviceId: id().nullable(),
  /** The first day of what is known: with `knownTo: 'month'` any day of its month. */
  on: day(),
  knownTo: z.enum(KNOWN_TO),
  kind: z.enum(PAST_KINDS),
  /** As it was said and written then; may be empty. */
  fault: z.string(),
  done: z.string(),
  /** As the list or the paper names whoever went, and who of ours that is. */
  by: z.string(),
  repairedBy: colleague.nullable(),
  chargeCents: z.int().nullable(),
  /** Their own number of it. */
  number: z.string(),
  /** The list that it came in with, and the row of it. */
  source: z.object({ list: id(), file: z.string(), row: z.int() }).nullable(),
})
export type PastServiceLine = z.output<typeof pastService>

const desk = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'] as const

export const pastServiceOfCase = endpoint({
  method: 'GET',
  url: '/api/cases/:id/past-service',
  summary: 'The past service that a case is about; null for a case of this house',
  may: desk,
  params: z.object({ id: id() }),
  returns: pastService.nullable(),
})

export const recordPastService = endpoint({
  method: 'POST',
  url: '/api/devices/:id/past-services',
  summary: 'Write down an earlier service of a device, as the paper has it',
  may: ['agent', 'manager', 'admin'],
  params: z.object({ id: id() }),
  body: z.object({
    on: day(),
    knownTo: z.enum(KNOWN_TO).default('day'),
    fault: text(4000).default(''),
    done: text(4000).default(''),
    by: text(80).default(''),
    chargeCents: z.int().min(0).max(100_000_000_00).nullable().default(null),
    number: text(80).default(''),
  }),
  returns: z.object({ caseId: id(), fresh: z.boolean() }),
  refuses: RECORD_REFUSES,
})

const listed = z.object({
  services: z.int(),
  /**
   * Pieces of the list whose services are still to be written or taken out, and those that failed until
   * given up.
   */
  waiting: z.int(),
  givenUp: z.int(),
})

export const pastServicesOfList = endpoint({
  method: 'GET',
  url: '/api/cases/past-services/of-list/:id',
  summary: 'How many past services a list brought; they are written after its rows, in the background',
  may: ['manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: listed,
})

export const pastServicesAgain = endpoint({
  method: 'POST',
  url: '/api/cases/past-services/of-list/:id/again',
  summary: 'Try again what was given up of the past services of a list, to be written or to be taken out',
  may: ['manager', 'admin'],
  params: z.object({ id: id() }),
  returns: listed,
  refuses: ['nothing was given up'],
})

/** Names on lists that nobody has been recognised by yet. */
export const unknownRepairers = endpoint({
  method: 'GET',
  url: '/api/cases/past-repairers',
  summary: 'Names of past repairers who are nobody of ours yet, the most frequent first',
  may: ['manager', 'admin'],
  returns: z.array(z.object({ name: z.string(), services: z.int() })),
})

export const knowRepairer = endpoint({
  method: 'PUT',
  url: '/api/cases/past-repairers',
  summary: 'Say who of ours a name of past services is, or that it is nobody of ours',
  may: ['manager', 'admin'],
  body: z.object({ name: line(80), staff: id().nullable() }),
  returns: z.object({ services: z.int() }),
  refuses: ['nobody of ours'],
})
