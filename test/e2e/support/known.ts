import { expect, type Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { address } from '#core/endpoint.ts'
import { customerFile, listCustomers } from '#service/archive/contract.ts'

export type KnownCustomer = {
  id: string
  name: string
  phone: string
  address: string
  device: string
  initials: string
}

/** Somebody of the demo world whom a test then looks for: three characters, a phone, an address, a device. */
export async function someoneKnown(page: Page): Promise<KnownCustomer> {
  const get = async (url: string) => (await page.request.get(new URL(url, page.url()).toString())).json()
  const { items } = await get(address(listCustomers, { query: { limit: 100 } }))
  for (const { id, name } of items) {
    if ([...name].length !== 3) continue
    const file = await get(address(customerFile, { params: { id } }))
    const [phone, place, device] = [file.phones[0]?.number, file.addresses[0]?.typed, file.devices[0]?.id]
    if (!phone || !place || !device) continue
    const initials = pinyin(name, {
      pattern: 'first',
      toneType: 'none',
      surname: 'head',
      type: 'array',
    }).join('')
    return { id, name, phone, address: place, device, initials }
  }
  return expect(items, 'a customer with three characters').toContain('nobody has them') as never
}
