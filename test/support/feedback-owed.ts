import type { z } from 'zod'
import type { Uuid } from '#core/ids.ts'
import { ledger } from '#service/promises/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import { ORDINARY } from '#service/standards/book.ts'
import { publishBook, theBook, type written } from '#service/standards/contract.ts'
import type { Client } from './client.ts'
import type { World } from './world.ts'

export type Line = z.input<typeof written>

/** Feedback within two working hours of the opening; we may wait for the customer or for a part. */
export const feedback: Line = {
  ...ORDINARY,
  pausesFor: ['customer', 'part'],
  event: 'case opened',
  owes: 'feedback',
  counted: 'working minutes',
  minutes: 120,
  ladder: [
    { minutes: -60, to: 'owner' },
    { minutes: 60, to: 'manager' },
  ],
  owner: 'first-asked',
  source: '总经理办公会 2026-11-20',
}

/** Publishes lines as the next edition, which open promises have followed when this is over. */
export async function publish(
  world: World,
  manager: Client,
  lines: Line[],
  effectiveFrom = '2026-11-23',
): Promise<number> {
  const { edition } = await manager.tell(theBook, { query: {} })
  const body = { after: edition, effectiveFrom, note: '', lines }
  const published = await manager.tell(publishBook, { body })
  await world.settle()
  return published.number
}

/** Somebody calls about a trouble that is not solved at once. */
export async function openCase(
  agent: Client,
  customerId: Uuid,
  deviceId?: Uuid,
): Promise<{ caseId: Uuid; id: Uuid }> {
  const { caseId } = await agent.tell(receiveCall, {
    body: {
      customerId,
      said: '不出热水',
      about: { trouble: { reason: 'repair', symptom: '不出热水', ...(deviceId && { deviceId }) } },
      ending: { as: 'left open' },
    },
  })
  return { caseId, id: (await onlyPromise(agent, caseId)).id }
}

/** The latest due of what was promised in a case. */
export async function onlyPromise(agent: Client, caseId: Uuid) {
  const { items } = await agent.tell(ledger, { query: { case: caseId } })
  const [entry] = items
  if (entry === undefined) throw new Error('nothing was promised')
  return entry
}
