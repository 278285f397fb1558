import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type At, firstOf, isOn, type Places, STEPS, step } from './boardPlaces.ts'

const job = (id: string, from: number) => ({ id, from, to: from + 60 })
const places: Places = {
  tray: ['t1', 't2'],
  rows: [
    { id: 'wang', jobs: [job('a', 600), job('b', 900)] },
    { id: 'li', jobs: [job('c', 540), job('d', 840), job('e', 1000)] },
    { id: 'chen', jobs: [] },
  ],
}
const walk = (from: At, ...keys: (typeof STEPS)[number][]) =>
  keys.reduce<At>((at, key) => step(places, at, key), from)

test('sideways along a day, his name before his first visit', () => {
  expect(walk('row:wang', 'ArrowRight', 'ArrowRight')).toBe('job:b')
  expect(walk('job:b', 'ArrowRight')).toBe('job:b')
  expect(walk('job:b', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('row:wang')
  expect(walk('job:a', 'End')).toBe('job:b')
  expect(walk('job:b', 'Home')).toBe('row:wang')
  expect(walk('row:chen', 'End')).toBe('row:chen')
})

test('up and down to what is nearest in time, to the name where there is nothing', () => {
  expect(walk('job:a', 'ArrowDown')).toBe('job:c')
  expect(walk('job:b', 'ArrowDown')).toBe('job:d')
  expect(walk('job:e', 'ArrowUp')).toBe('job:b')
  expect(walk('job:e', 'ArrowDown', 'ArrowDown')).toBe('row:chen')
  expect(walk('row:chen', 'ArrowUp', 'ArrowUp')).toBe('row:wang')
})

test('above the first person is the tray of windows without anybody', () => {
  expect(walk('job:b', 'ArrowUp', 'ArrowRight', 'ArrowRight')).toBe('tray:t2')
  expect(walk('tray:t2', 'Home', 'ArrowLeft', 'ArrowUp')).toBe('tray:t1')
  expect(walk('tray:t1', 'End', 'ArrowDown')).toBe('job:a')
  expect(step({ ...places, tray: [] }, 'job:a', 'ArrowUp')).toBe('job:a')
})

test('it begins where work waits', () => {
  expect(firstOf(places)).toBe('tray:t1')
  expect(firstOf({ ...places, tray: [] })).toBe('job:a')
  expect(firstOf({ tray: [], rows: [{ id: 'chen', jobs: [] }] })).toBe('row:chen')
  expect(firstOf({ tray: [], rows: [] })).toBeNull()
})

const day = fc.array(fc.integer({ min: 480, max: 1200 }), { maxLength: 4 })
const boards = fc.record({ tray: fc.nat(3), rows: fc.array(day, { minLength: 1, maxLength: 5 }) }).map(
  ({ tray, rows }): Places => ({
    tray: Array.from({ length: tray }, (_, n) => `t${n}`),
    rows: rows.map((starts, n) => ({
      id: `r${n}`,
      jobs: starts.toSorted((a, b) => a - b).map((from, m) => job(`j${n}-${m}`, from)),
    })),
  }),
)

test('no key leads off the board, and arrows alone reach every place of it', () => {
  fc.assert(
    fc.property(boards, board => {
      const first = firstOf(board)
      if (first === null) throw new Error('an empty board')
      const seen = new Set<At>([first])
      for (const at of seen) {
        for (const key of STEPS) {
          const next = step(board, at, key)
          expect(isOn(board, next)).toBe(true)
          seen.add(next)
        }
      }
      const all = board.tray.length + board.rows.reduce((sum, row) => sum + 1 + row.jobs.length, 0)
      expect(seen.size).toBe(all)
    }),
  )
})
