import { expect, test } from 'vitest'
import { isOpen, whyNotClose, whyNotDevice, whyNotReopen, whyNotWork } from './rules.ts'

test('a case is open exactly while somebody handles it', () => {
  const open = { handler: '何', firstAskedBy: '林' }
  const closed = { handler: null, firstAskedBy: '林' }
  expect([isOpen(open), isOpen(closed)]).toEqual([true, false])
  expect([whyNotWork(open), whyNotWork(closed)]).toEqual([null, 'the case is closed'])
  expect([whyNotClose(open), whyNotClose(closed)]).toEqual([null, 'already closed'])
  expect([whyNotReopen(open), whyNotReopen(closed)]).toEqual(['the case is open', null])
  expect(whyNotReopen({ handler: null, firstAskedBy: null })).toBe('the case is from before')
})

test('only a device of the customer can be what a case is about', () => {
  expect(whyNotDevice(['wang'], 'wang')).toBeNull()
  expect(whyNotDevice(['wang', 'wang merged'], 'wang merged')).toBeNull()
  expect(whyNotDevice(['wang'], 'li')).toBe('not a device of this customer')
  expect(whyNotDevice(['wang'], null)).toBe('not a device of this customer')
})
