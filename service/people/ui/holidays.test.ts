import { expect, test } from 'vitest'
import type { Calendar } from '../rules/calendar.ts'
import { holidaysOf } from './holidays.ts'

const calendar: Calendar = {
  timeZone: 'Asia/Shanghai',
  alwaysOpen: false,
  official: 'CN',
  hours: [],
  days: new Map([['2026-10-05', { name: '盘点', working: true }]]),
}

test('a holiday is said with its stretches and its make-up workdays; own days go before official ones', () => {
  expect(holidaysOf(calendar, 2026).slice(-2)).toEqual([
    {
      name: '国庆节',
      off: [
        { from: '2026-10-01', to: '2026-10-04' },
        { from: '2026-10-06', to: '2026-10-07' },
      ],
      makeUp: ['2026-09-20', '2026-10-10'],
    },
    { name: '盘点', off: [], makeUp: ['2026-10-05'] },
  ])
  expect(holidaysOf(calendar, 2027)).toEqual([])
})
