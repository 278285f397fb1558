import type { Uuid } from '#core/ids.ts'
import { noteContract } from '#service/archive/contract/contracts.ts'
import { makeLabels } from '#service/archive/contract/labels.ts'
import { gradeCustomer, noteDate, noteInterests } from '#service/archive/contract/memories.ts'
import { willBeTold } from './be-told.ts'
import type { Client } from './client.ts'

/** What is kept in mind of a customer, where he wants to be told, and a label on his machine. */
export async function remember(
  agent: Client,
  manager: Client,
  of: { customer: Uuid; device: Uuid },
  mark: string,
): Promise<void> {
  const params = { id: of.customer }
  await agent.tell(noteDate, { params, body: { kind: 'birthday', words: `${mark}女儿`, month: 6, day: 1 } })
  await agent.tell(noteInterests, { params, body: { words: `${mark}京剧` } })
  await agent.tell(gradeCustomer, { params, body: { grade: `${mark}十佳` } })
  const year = { from: '2026-01-01', until: '2026-12-31' }
  await agent.tell(noteContract, { params, body: { plan: `${mark}金牌保养`, device: of.device, ...year } })
  await willBeTold(agent, manager, of.customer, mark)
  await agent.tell(makeLabels, { body: { device: of.device } })
}
