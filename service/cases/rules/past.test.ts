import { expect, test } from 'vitest'
import { firstDay, kindOf, saidKey, whyNotRecord } from './past.ts'

const day = Temporal.PlainDate.from('2019-03-05')
const said = {
  on: day,
  knownTo: 'day',
  fault: '不出热水',
  done: '换阀芯',
  by: '王建国',
  number: '',
} as const

test('installations and upkeep among the services of a list are no repairs; what names a trouble is', () => {
  const kind = (fault: string, done = '') => kindOf({ fault, done })
  for (const words of ['安装', '新机安装', '上门安装调试', '裝機', 'Installation', '安装、调试完成']) {
    expect([words, kind(words)]).toEqual([words, 'installation'])
  }
  for (const words of [
    '保养',
    '年度保养',
    '清洗',
    '定期维护',
    '更换滤芯',
    'Annual maintenance',
    '除垢 清洗',
  ]) {
    expect([words, kind(words)]).toEqual([words, 'upkeep'])
  }
  const troubles = [
    '漏水',
    '安装后漏水',
    '保养时发现漏水',
    '安装支架松动',
    '清洗后不通',
    '',
    'leaks since installed',
  ]
  for (const words of troubles) {
    expect([words, kind(words)]).toEqual([words, 'repair'])
  }
  expect(kind('', '清洗')).toBe('upkeep')
  expect(kind('不热', '清洗')).toBe('repair')
})

test('the same service is known however it is written; their number counts together with its day', () => {
  expect(saidKey({ ...said, fault: ' 不出熱水', by: '王建國' })).toBe(saidKey(said))
  for (const other of [
    { on: day.add({ days: 1 }) },
    { knownTo: 'month' },
    { done: '' },
    { by: '李' },
  ] as const) {
    expect(saidKey({ ...said, ...other })).not.toBe(saidKey(said))
  }
  const numbered = { ...said, number: 'WX-0012' }
  expect(saidKey({ ...numbered, number: 'wx0012', done: '换阀芯，试水正常' })).toBe(saidKey(numbered))
  expect(saidKey({ ...numbered, on: day.add({ days: 1 }) })).not.toBe(saidKey(numbered))
})

test('of a month or a year the first day is kept; what is still to come is not past', () => {
  expect(['day', 'month', 'year'].map(to => firstDay(day, to as 'day').toString())).toEqual([
    '2019-03-05',
    '2019-03-01',
    '2019-01-01',
  ])
  expect(whyNotRecord(day, day)).toBeNull()
  expect(whyNotRecord(day.add({ days: 1 }), day)).toBe('the service is not past')
})
