import type { Uuid } from '#core/ids.ts'
import { importOfficialDays } from '#service/people/contract/calendars.ts'
import { pausePromise } from '#service/promises/contract/clocks.ts'
import { raiseCase } from '#service/promises/contract/raisings.ts'
import { ledger } from '#service/promises/contract.ts'
import { publishBook, setStandard, theBook } from '#service/standards/contract.ts'
import type { Client } from './client.ts'
import type { World } from './world.ts'

/** The book changes, holidays come from a file, the clock of a promise stands, a case is raised. */
export async function otherStandards(
  world: World,
  manager: Client,
  caseId: Uuid,
  mark: string,
): Promise<void> {
  await manager.tell(setStandard, {
    body: {
      event: 'case opened',
      owes: 'feedback',
      reason: null,
      urgency: null,
      counted: 'minutes',
      minutes: 600,
      owner: 'handler',
      source: `${mark}决定`,
      effectiveFrom: '2026-12-01',
    },
  })
  await manager.tell(importOfficialDays, { body: { text: '2027-01-01,元旦,off' } })
  const { edition } = await manager.tell(theBook, { query: {} })
  const line = {
    event: 'case reopened',
    owes: 'feedback',
    reason: null,
    urgency: null,
    counted: 'working minutes',
    minutes: 240,
    pausesFor: ['part'],
    owner: 'handler',
    source: `${mark}决定`,
  } as const
  const effectiveFrom = world.clock.now().toString().slice(0, 10)
  const lines = [{ ...line, pausesFor: [...line.pausesFor] }]
  await manager.tell(publishBook, { body: { after: edition, effectiveFrom, note: `${mark}新标准`, lines } })
  await world.settle()
  const { items } = await manager.tell(ledger, { query: { case: caseId } })
  const id = items.find(one => one.owedFor === 'case reopened')?.id ?? ''
  const until = world.clock.now().add({ hours: 24 }).toString()
  await manager.tell(pausePromise, { params: { id }, body: { reason: 'part', until } })
  const words = `${mark}传真机里堆满了订单`
  await manager.tell(raiseCase, { params: { id: caseId }, body: { why: 'damage', words } })
}
