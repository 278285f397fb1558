import { expect, test } from 'vitest'
import { newCustomerAt } from './stranger.ts'

test.each([
  ['138 1234 5678', { phone: '138 1234 5678' }],
  ['+86 755-8888-1234', { phone: '+86 755-8888-1234' }],
  ['玉山镇人民路 66 号', { address: '玉山镇人民路 66 号' }],
  ['12 Harbour Road', { address: '12 Harbour Road' }],
  ['欧阳若兰', { name: '欧阳若兰' }],
  ['', {}],
] as const)('of %s what is known of a stranger goes into the right field', (typed, known) => {
  const asked = new URL(newCustomerAt(typed), 'http://desk').searchParams
  expect(Object.fromEntries(asked)).toEqual({ call: '1', ...known })
})
