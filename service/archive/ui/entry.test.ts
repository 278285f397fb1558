import { describe, expect, test } from 'vitest'
import { addCustomer } from '../contract.ts'
import { blank, entryOf } from './entry.ts'

describe('a customer as the form sends him', () => {
  test('leaves out the lines that nobody filled in', () => {
    const entry = entryOf({
      ...blank(),
      name: '张三丰',
      phones: [{ phone: '138 1234 5678' }, { phone: '  ' }, {}],
      contacts: [
        { name: '', phones: [{ phone: '1' }] },
        { name: '李四', phones: [{}] },
      ],
    })
    expect(entry.phones).toEqual([{ phone: '138 1234 5678', label: '' }])
    expect(entry.addresses).toEqual([])
    expect(entry.contacts).toEqual([{ name: '李四', relation: '', note: '', phones: [] }])
    expect(addCustomer.body.safeParse(entry).error).toBeUndefined()
  })

  test('keeps the id of what was there, so that it is changed and not made anew', () => {
    const id = '01a20109-9167-73cd-b872-5e0ac3b5236a'
    expect(entryOf({ ...blank(), name: '张三丰', phones: [{ id, phone: '1381234' }] }).phones?.[0]?.id).toBe(
      id,
    )
  })

  test('begins with the number on the line', () => {
    expect(entryOf({ ...blank({ phone: '0534-2791234' }), name: '王五' }).phones?.[0]?.phone).toBe(
      '0534-2791234',
    )
  })
})
