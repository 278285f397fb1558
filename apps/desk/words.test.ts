import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { ROLES } from '#service/people/contract.ts'
import en from './words/en.ts'
import hans from './words/zh-Hans.ts'
import hant from './words/zh-Hant.ts'

type Tree = { readonly [key: string]: string | Tree | undefined }

const languages: Readonly<Record<string, Tree>> = { 'zh-Hans': hans, 'zh-Hant': hant, en }

/** Every text by its whole key. Codes may hold dots and spaces, so keys are joined by something else. */
function texts(tree: Tree, above = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = above === '' ? key : `${above} › ${key}`
    if (typeof value === 'string') found.set(name, value)
    else if (value !== undefined) for (const [inner, text] of texts(value, name)) found.set(inner, text)
  }
  return found
}

const all = Object.fromEntries(Object.entries(languages).map(([name, tree]) => [name, texts(tree)]))
const of = (language: string) => all[language] ?? new Map<string, string>()
const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].sort().join(' ')

describe.each(Object.keys(languages))('%s', language => {
  test('CJK-09 has every key and no empty text', () => {
    const missing = [...of('zh-Hans').keys()].filter(key => !of(language).get(key)?.trim())
    const foreign = [...of(language).keys()].filter(
      key => !of('zh-Hans').has(key) && !of('zh-Hans').has(key.replace(/_one$/, '_other')),
    )
    expect({ missing, foreign }).toEqual({ missing: [], foreign: [] })
  })

  test('names the same placeholders as the source of keys', () => {
    const wrong = [...of(language)].filter(([key, text]) => {
      const source = of('zh-Hans').get(key) ?? of('zh-Hans').get(key.replace(/_one$/, '_other')) ?? ''
      // `tomorrow` needs no figure.
      const spare = key.endsWith('_one') ? /\{\{count\}\}/g : /(?!)/g
      return placeholders(text.replace(spare, '')) !== placeholders(source.replace(spare, ''))
    })
    expect(wrong).toEqual([])
  })
})

test('what is counted has a singular in English', () => {
  const counted = [...of('en').keys()].filter(key => key.endsWith('_other'))
  expect(counted.filter(key => !of('en').has(key.replace(/_other$/, '_one')))).toEqual([])
})

/** Written the same in both scripts, though a converter would change them elsewhere (后 in 皇后, 里 in 公里). */
const alsoTraditional = new Set('台里后面干只系准余制表回采向周才占托群并卷出志')

test('CJK-09 繁體 holds no character that only 简体 has', () => {
  const convert = Converter({ from: 'cn', to: 't' })
  const wrong = [...of('zh-Hant')].flatMap(([key, text]) =>
    [...text]
      .filter(character => convert(character) !== character && !alsoTraditional.has(character))
      .map(character => `${key}: ${character}`),
  )
  expect(wrong).toEqual([])
})

test('简体 holds no character that only 繁體 has', () => {
  const convert = Converter({ from: 't', to: 'cn' })
  const wrong = [...of('zh-Hans')].flatMap(([key, text]) =>
    [...text].filter(character => convert(character) !== character).map(character => `${key}: ${character}`),
  )
  expect(wrong).toEqual([])
})

test('Chinese sentences have full-width punctuation', () => {
  const half = /[\u4e00-\u9fff”」][,;:?!]|[,;:?!][\u4e00-\u9fff]/
  const wrong = ['zh-Hans', 'zh-Hant'].flatMap(name => [...of(name)].filter(([, text]) => half.test(text)))
  expect(wrong).toEqual([])
})

type Codes = { refusals: Set<string>; events: Set<string> }

/** The codes that each slice's contract promises. */
async function codesOfContracts(): Promise<Map<string, Codes>> {
  const slices = new Map<string, Codes>()
  for (const file of globSync(['service/*/contract.ts', 'service/*/contract/*.ts', 'core/*/contract.ts'])) {
    const slice = file.split('/')[1] ?? ''
    const known = slices.get(slice) ?? { refusals: new Set<string>(), events: new Set<string>() }
    slices.set(slice, known)
    const module: Record<string, unknown> = await import(resolve(file))
    for (const event of Array.isArray(module.events) ? module.events : []) known.events.add(String(event))
    for (const thing of Object.values(module)) for (const code of refusalsOf(thing)) known.refusals.add(code)
  }
  return slices
}

const slices = await codesOfContracts()

describe('codes that travel', () => {
  const said = (family: string) =>
    new Set(
      Object.values(languages['zh-Hans'] ?? {}).flatMap(words => Object.keys((words as Tree)[family] ?? {})),
    )

  test.each([...slices.keys()])('%s: every refusal has words', slice => {
    const words = said('refusals')
    expect([...(slices.get(slice)?.refusals ?? [])].filter(code => !words.has(code))).toEqual([])
  })

  test.each([...slices.keys()])('%s: every event has words', slice => {
    const words = said('events')
    expect([...(slices.get(slice)?.events ?? [])].filter(event => !words.has(event))).toEqual([])
  })

  test('every role has its name and what it is for', () => {
    expect(Object.keys(hans.people.roles)).toEqual([...ROLES])
    expect(Object.keys(hans.people.roleDoes)).toEqual([...ROLES])
  })
})

function refusalsOf(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null || !('url' in thing) || !('refuses' in thing)) return []
  return Array.isArray(thing.refuses) ? thing.refuses.map(String) : []
}
