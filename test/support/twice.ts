import { addDevice } from '#service/archive/contract/devices.ts'
import { mergeTwo, tellApart } from '#service/archive/contract/merging.ts'
import { addCustomer } from '#service/archive/contract.ts'
import type { Client } from './client.ts'

/** Two customers, and two machines of one of them, were written down twice; two others are not the same. */
export async function writtenTwice(agent: Client, manager: Client, mark: string): Promise<void> {
  const customers = { kind: 'customers' } as const
  const devices = { kind: 'devices' } as const
  const newcomer = async (name: string) =>
    (await agent.tell(addCustomer, { body: { name: `${mark}${name}` } })).id
  const [one, other, third] = [await newcomer('钱二'), await newcomer('钱贰'), await newcomer('钱三')]
  const machine = async () => (await agent.tell(addDevice, { params: { id: other }, body: {} })).id
  const [first, second, stranger] = [await machine(), await machine(), await machine()]
  const pair = (from: string, into: string) => ({
    from: { id: from, version: 1 },
    into: { id: into, version: 1 },
    reason: `${mark}写了两次`,
  })
  await manager.tell(mergeTwo, { params: customers, body: pair(one, other) })
  await manager.tell(mergeTwo, { params: devices, body: pair(first, second) })
  await manager.tell(tellApart, { params: customers, body: { one: other, other: third } })
  await manager.tell(tellApart, { params: devices, body: { one: second, other: stranger } })
}
