import { globSync, readFileSync } from 'node:fs'
import type { KeyboardEvent } from 'react'
import { expect, test } from 'vitest'
import { isComposing } from './ime.ts'

const enter = (native: { isComposing: boolean; keyCode: number }) =>
  ({ key: 'Enter', nativeEvent: native }) as unknown as KeyboardEvent

test('CJK-07 an Enter that chooses a candidate is no Enter, also as Safari says it', () => {
  expect(isComposing(enter({ isComposing: true, keyCode: 13 }))).toBe(true)
  expect(isComposing(enter({ isComposing: false, keyCode: 229 }))).toBe(true)
  expect(isComposing(enter({ isComposing: false, keyCode: 13 }))).toBe(false)
})

/** They hear no typing: arrows of a comparison; hits of a box that asked already. */
const HEAR_NO_TYPING = ['apps/desk/pages/archive/merging/keys.ts', 'service/knowledge/ui/SearchHits.tsx']

test('CJK-07 whoever listens for Enter asks whether an input method is composing', () => {
  const pages = globSync(['apps/**/*.{ts,tsx}', 'service/**/ui/*.{ts,tsx}', 'core/{desk,web}/*.{ts,tsx}'])
  const listening = pages.filter(
    file => !file.includes('.test.') && /key [!=]== 'Enter'/.test(readFileSync(file, 'utf8')),
  )
  expect(listening.length).toBeGreaterThan(4)
  const deaf = listening.filter(file => !readFileSync(file, 'utf8').includes('isComposing('))
  expect(deaf.map(file => file.replaceAll('\\', '/')).sort()).toEqual(HEAR_NO_TYPING)
})
