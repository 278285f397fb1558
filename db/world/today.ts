import { receiveCall } from '#service/reception/actions.ts'
import { bookEvening, repaired, type Trouble } from './lives.ts'
import type { Stage } from './stage.ts'

/**
 * What waits when somebody opens the demo: visits today and tomorrow, return visits that are owed, a callback
 * that is due soon, and one that was forgotten: broken promises must show, too.
 */
export async function loadToday(stage: Stage, next: () => Trouble): Promise<void> {
  for (const from of ['09:00', '14:00'] as const) {
    const trouble = next()
    const booked = await bookEvening(stage, trouble, -2, from)
    const arrival = stage.at(-1, from === '09:00' ? '09:05' : '14:10')
    if (isPast(stage, arrival.add({ hours: 1 }))) await repaired(stage, trouble, booked, arrival, 'wear')
  }
  for (const from of ['09:00', '14:00', '14:00'] as const) {
    if (isPast(stage, stage.at(-1, '19:55'))) await bookEvening(stage, next(), -1, from)
  }
  await promiseCallback(stage, next(), stage.now.subtract({ hours: 5 }), stage.now.subtract({ hours: 2 }))
  await promiseCallback(stage, next(), stage.now.subtract({ minutes: 50 }), stage.now.add({ minutes: 70 }))
  await promiseCallback(stage, next(), stage.now.subtract({ minutes: 15 }), stage.now.add({ hours: 4 }))
}

const isPast = (stage: Stage, moment: Temporal.Instant) => Temporal.Instant.compare(moment, stage.now) < 0

async function promiseCallback(
  stage: Stage,
  trouble: Trouble,
  at: Temporal.Instant,
  dueAt: Temporal.Instant,
) {
  await stage.as('lin', at, ctx =>
    receiveCall(ctx, {
      channel: 'phone',
      customerId: trouble.customer,
      said: trouble.symptom,
      about: {
        trouble: { deviceId: trouble.device, reason: 'repair', symptom: trouble.symptom, urgency: 'normal' },
      },
      ending: { as: 'callback', dueAt, about: '查过仓库再回电' },
    }),
  )
}
