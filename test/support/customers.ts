import type { Uuid } from '#core/ids.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from './client.ts'

export type SomeCustomer = { id: Uuid; deviceId: Uuid; contactId: Uuid }

let count = 0

/** A customer with a phone, an address, a son as contact and a device, entered by the client. */
export async function someCustomer(client: Client, name = '马俊杰'): Promise<SomeCustomer> {
  const phone = `138${String(10_000_000 + count++)}`
  const customer = await client.tell(addCustomer, {
    body: {
      name,
      phones: [{ phone }],
      addresses: [{ address: '昆山市玉山镇人民路 66 号 3 单元 501' }],
      contacts: [{ name: `${name}的儿子`, relation: '儿子' }],
    },
  })
  const device = await client.tell(addDevice, { params: { id: customer.id }, body: {} })
  return { id: customer.id, deviceId: device.id, contactId: customer.contacts[0]?.id ?? '' }
}

/** The customer rings with a trouble; the call ends with a callback promised for a moment. */
export async function promisedCallback(client: Client, customer: SomeCustomer, due: Temporal.Instant) {
  const { caseId, promises } = await client.tell(receiveCall, {
    body: {
      customerId: customer.id,
      said: '不出热水',
      about: { trouble: { reason: 'repair', symptom: '不出热水' } },
      ending: { as: 'callback', dueAt: due.toString(), about: '问过师傅再告诉您' },
    },
  })
  return { caseId, id: promises[0]?.id ?? '' }
}
