import { expect, test } from 'vitest'
import { languageOf } from './words.ts'

test.each([
  [['zh-CN', 'en'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK', 'zh-CN'], 'zh-Hant'],
  [['zh-Hant-CN'], 'zh-Hant'],
  [['zh-Hans-HK'], 'zh-Hans'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'zh-TW', 'en'], 'zh-Hant'],
  [['fr'], 'en'],
  [[], 'en'],
])('a browser that wants %j reads %s', (wanted, language) => {
  expect(languageOf(wanted)).toBe(language)
})
