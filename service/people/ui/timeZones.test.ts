import { expect, test } from 'vitest'
import { timeZoneName, timeZones } from './timeZones.ts'

test('a time zone has its name in the language of who reads it, and its place', () => {
  // The words are the browser's own; an edition of them says 标准 and another does not.
  expect(timeZoneName('Asia/Shanghai', 'zh-Hans')).toMatch(/^中国(标准)?时间 · Asia\/Shanghai$/)
  expect(timeZoneName('Asia/Shanghai', 'zh-Hant')).toMatch(/^中國(標準)?時間 · Asia\/Shanghai$/)
  expect(timeZoneName('Asia/Shanghai', 'en')).toMatch(/^China (Standard )?Time · Asia\/Shanghai$/)
})

test('a zone without a name shows its place, never an offset', () => {
  for (const { value, label } of timeZones('zh-Hans')) {
    expect(label).toContain(value.replaceAll('_', ' '))
    expect(label.replace('Etc/GMT', '')).not.toMatch(/GMT[+-]/)
  }
})
