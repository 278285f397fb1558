import type { Uuid } from '#core/ids.ts'
import { callOff } from '#service/dispatch/actions.ts'
import { enterAbsence } from '#service/people/actions/duty.ts'
import type { Stage } from './stage.ts'

/** He asked for the morning off the evening before; what he had in it is to be planned anew. */
export function absentTomorrow(stage: Stage, technician: Uuid) {
  return stage.as('qian', stage.at(-1, '20:50'), ctx =>
    enterAbsence(ctx, {
      staff: technician,
      startsAt: stage.at(1, '08:00'),
      endsAt: stage.at(1, '12:30'),
      reason: 'leave',
      note: '孩子开家长会',
      told: stage.id('qian'),
    }),
  )
}

/** The technician cannot go; the promise stands, and somebody else has to be found. */
export async function nobodyPlanned(
  stage: Stage,
  booked: { promiseId: Uuid } | undefined,
  why: string,
): Promise<void> {
  if (!booked) return
  await stage.as('qian', stage.at(-1, '21:10'), ctx =>
    callOff(ctx, booked.promiseId, { because: 'the technician cannot go', why }),
  )
}
