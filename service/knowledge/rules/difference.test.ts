import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, lineDifference, type Stretch } from './difference.ts'

const before = (all: readonly Stretch[]) => all.filter(one => one.how !== 'new').map(one => one.text)
const after = (all: readonly Stretch[]) => all.filter(one => one.how !== 'gone').map(one => one.text)

test('Chinese differs character by character, Latin words and codes whole', () => {
  expect(difference('先关掉水阀，再看E1', '先关上水阀，再看E12')).toEqual([
    { how: 'same', text: '先关' },
    { how: 'gone', text: '掉' },
    { how: 'new', text: '上' },
    { how: 'same', text: '水阀，再看' },
    { how: 'gone', text: 'E1' },
    { how: 'new', text: 'E12' },
  ])
})

test('nothing differs: one stretch, or none', () => {
  expect(difference('水不热', '水不热')).toEqual([{ how: 'same', text: '水不热' }])
  expect(difference('', '')).toEqual([])
  expect(difference('', '新')).toEqual([{ how: 'new', text: '新' }])
})

test('a character beyond the first plane stays whole', () => {
  const all = difference('𠮷田', '𠮷野')
  expect(all.map(one => one.text)).toEqual(['𠮷', '田', '野'])
})

test('both texts can be read out of their difference, and two neighbours are never of one kind', () => {
  const text = fc.string({ unit: fc.constantFrom('水', '热', 'E', '1', ' ', '\n', '，', 'a') })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const all = difference(one, other)
      expect(before(all).join('')).toBe(one)
      expect(after(all).join('')).toBe(other)
      expect(all.every((stretch, n) => stretch.how !== all[n - 1]?.how)).toBe(true)
    }),
  )
})

test('the fewest lines are said to differ', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const all = lineDifference(one, other)
      expect(before(all)).toEqual(one)
      expect(after(all)).toEqual(other)
      expect(all.filter(({ how }) => how === 'same').length).toBe(common(one, other))
    }),
  )
})

test('another text altogether is shown whole, in bounded time', () => {
  const one = '甲乙丙丁'.repeat(5000)
  const other = '子丑寅卯'.repeat(5000)
  expect(difference(one, other).map(({ how }) => how)).toEqual(['gone', 'new'])
})

/** The longest common part, by the book. */
function common(one: readonly string[], other: readonly string[]): number {
  const [head, ...rest] = one
  if (head === undefined) return 0
  const found = other.indexOf(head)
  const without = common(rest, other)
  return found < 0 ? without : Math.max(without, 1 + common(rest, other.slice(found + 1)))
}
