import { expect, test } from 'vitest'
import { COLUMNS } from '../contract/imports.ts'
import { type Draft, fix, GROUPS, notFixed, paceOf, point, sameDraft, see } from './importDraft.ts'

const draft: Draft = { columns: { 0: 'customerName', 1: 'phone' }, fixed: {} }

test('a column of ours has one source, unless several may feed it', () => {
  expect(point(draft, 2, 'customerName').columns).toEqual({ 1: 'phone', 2: 'customerName' })
  expect(point(draft, 2, 'phone').columns).toEqual({ 0: 'customerName', 1: 'phone', 2: 'phone' })
  expect(point(draft, 1, null).columns).toEqual({ 0: 'customerName' })
})

test('a draft that was changed back is no change', () => {
  const there = point(fix(draft, 'productLine', '空气能'), 0, null)
  expect(sameDraft(draft, there)).toBe(false)
  expect(notFixed(there)).not.toContain('productLine')
  expect(sameDraft(draft, point(fix(there, 'productLine', null), 0, 'customerName'))).toBe(true)
})

test('each column can be chosen, once', () => {
  expect(Object.values(GROUPS).flat().toSorted()).toEqual([...COLUMNS].toSorted())
})

test('the pace is that of the last ten seconds, and unknown at first', () => {
  const seen = [0, 1000, 2000].reduce<ReturnType<typeof see>>((all, at) => see(all, { at, done: at }), [])
  expect(paceOf(seen.slice(0, 2))).toBeNull()
  expect(paceOf(seen)).toBe(1000)
  expect(paceOf(see(seen, { at: 11_500, done: 2000 }))).toBe(0)
  expect(see(seen, { at: 3000, done: 10 })).toEqual([
    { at: 0, done: 0 },
    { at: 3000, done: 10 },
  ])
})
