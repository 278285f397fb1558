import type { Uuid } from '#core/ids.ts'
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
  await willBeTold(agent, manager, of.customer, mark)
  await agent.tell(makeLabels, { body: { device: of.device } })
}
