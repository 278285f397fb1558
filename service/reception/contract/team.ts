/** The team's board: by person and urgency, who has too much, who is not here; and taking it off somebody. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { AWAY } from '#service/people/rules/duty.ts'
import { promise } from '#service/promises/contract.ts'
import { HANDERS, shiftHandover } from './shifts.ts'

const load = z.object({
  /** Past its time since before today. */
  sinceYesterday: z.int(),
  /** Past its time since today. */
  late: z.int(),
  withinHour: z.int(),
  today: z.int(),
  later: z.int(),
})

export const teamBoard = endpoint({
  method: 'GET',
  url: '/api/team-board',
  summary: 'Open promises of the team by person and urgency, those that are late since yesterday first',
  may: HANDERS,
  query: z.object({
    /** Only this person's rows, or `pool`: those that nobody of a role has taken. */
    of: z.union([id(), z.literal('pool')]).optional(),
  }),
  returns: z.object({
    day: day(),
    /** Everybody for managers and dispatchers, his teams for a lead; null: whoever asks leads nobody. */
    scope: z.enum(['company', 'teams']).nullable(),
    people: z.array(
      load.extend({
        staff: colleague,
        away: z.enum(AWAY).nullable(),
        /** When he works again, where he is away. */
        backAt: instant().nullable(),
        overloaded: z.boolean(),
      }),
    ),
    /** What anybody of a role may take. */
    pool: load.nullable(),
    promises: z.array(promise),
    more: z.boolean(),
    /** Hand-overs of the team that wait, or came back since yesterday. */
    handovers: z.array(shiftHandover),
  }),
})

export const takeOver = endpoint({
  method: 'POST',
  url: '/api/promises/:id/taking-over',
  summary: 'Take a promise over from somebody of the team, or from the pool',
  may: HANDERS,
  params: z.object({ id: id() }),
  returns: z.object({ id: id() }),
  refuses: [
    'already settled',
    'you see to it already',
    'a visit is given by the dispatcher',
    'you must not do this one yourself',
  ],
})
