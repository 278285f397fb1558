import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Converter } from 'opencc-js/cn2t'
import { type Dice, dice } from '#db/world/dice.ts'
import type { IndexedAnswer } from '#service/knowledge/index/shapes.ts'
import { ACTIONS, BRANDS, CAUSES, ENDINGS, OPENINGS, PRODUCTS, SECTIONS, SYMPTOMS } from './words.ts'

export type Sizes = { answers: number; lines: number; models: number }
export const FULL: Sizes = { answers: 750_000, lines: 120, models: 8_500 }
export const SEED = 20_261_122

type Line = { id: string; zh: string; en: string }
type Model = { id: string; name: string; line: Line }
export type Catalogue = { lines: Line[]; models: Model[] }
/** Made answers that were told often have solved often. */
const MOST_TOLD = 40
const AT_A_TIME = 5_000

/** `made-…`: an id that says what it stands for, in the shape of a UUID. */
export const madeId = (kind: number, n: number): string =>
  `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, '0')}`

export function catalogue({ lines, models }: Sizes, seed = SEED): Catalogue {
  const chance = dice(seed)
  const made: Line[] = Array.from({ length: lines }, (_, n) => {
    const [zh, en] = PRODUCTS[n % PRODUCTS.length] ?? ['', '']
    const brand = chance.pick(BRANDS)
    return { id: madeId(1, n), zh: `${brand}${zh}`, en: `${en} ${n}` }
  })
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('')
  const code = () => Array.from({ length: chance.between(2, 3) }, () => chance.pick(letters)).join('')
  return {
    lines: made,
    models: Array.from({ length: models }, (_, n) => ({
      id: madeId(2, n),
      name: `${code()}-${chance.between(10, 999)}${chance.pick(['', chance.pick(letters), code()])}`,
      line: made[n % made.length] as Line,
    })),
  }
}

/** The answers, a few thousand at a time; the same for the same seed. */
export async function* madeAnswers(sizes: Sizes, seed = SEED): AsyncGenerator<IndexedAnswer[]> {
  const chance = dice(seed + 1)
  const shop = catalogue(sizes, seed)
  const said = { zh: sentencesOf('zh'), en: sentencesOf('en') }
  for (let from = 0; from < sizes.answers; from += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, sizes.answers - from)
    yield Array.from({ length }, (_, n) => answer(from + n, chance, shop, said))
  }
}

type Said = { zh: string[]; en: string[] }
const traditional = Converter({ from: 'cn', to: 'tw' })

function answer(n: number, chance: Dice, shop: Catalogue, said: Said): IndexedAnswer {
  const language = chance.weighted([
    ['zh-Hans', 75],
    ['zh-Hant', 10],
    ['en', 15],
  ] as const)
  const model = chance.pick(shop.models)
  const near = chance.weighted([
    ['model', 55],
    ['line', 35],
    ['general', 10],
  ] as const)
  const symptom = chance.pick(SYMPTOMS)
  const words =
    language === 'en' ? english(chance, model, symptom, said.en) : chinese(chance, model, symptom, said.zh)
  const told = chance.roll() < 0.3 ? chance.between(1, MOST_TOLD) : 0
  const written =
    language === 'zh-Hant'
      ? { ...words, title: traditional(words.title), body: traditional(words.body) }
      : words
  return {
    id: madeId(3, n),
    edition: 1,
    version: 1,
    kind: 'answer',
    language,
    audience: chance.roll() < 0.6 ? 'customer' : 'internal',
    confidence: chance.pick(['work in progress', 'not validated', 'validated', 'validated']),
    lines: near === 'line' ? [model.line.id] : [],
    models: near === 'model' ? [model.id] : [],
    names: near === 'general' ? [] : [model.line.zh, ...(near === 'model' ? [model.name] : [])],
    faults: [symptom[0], `E${chance.between(0, 40)}`],
    ...written,
    told,
    solved: told === 0 ? 0 : chance.between(0, told),
  }
}

type Words = Pick<IndexedAnswer, 'title' | 'phrasings' | 'body'>

function chinese(
  chance: Dice,
  { name, line }: Model,
  [symptom]: readonly [string, string],
  said: string[],
): Words {
  const about = chance.pick([line.zh, `${line.zh}${name}`, name])
  const steps = Array.from({ length: chance.between(2, 5) }, () => {
    const section = chance.pick(SECTIONS)[0]
    const action = chance.pick(ACTIONS)[0].replace('{p}', section)
    return `${section}${chance.pick(CAUSES)[0]}：${action}。`
  })
  return {
    title: `${about}${symptom}${chance.pick(ENDINGS)}`,
    phrasings: chance.roll() < 0.4 ? [`${chance.pick(OPENINGS)}${line.zh}${chance.pick(SYMPTOMS)[0]}`] : [],
    body: `${chance.pick(OPENINGS)}${about}${symptom}。${steps.join('')}${chance.pick(said)}${chance.pick(said)}`,
  }
}

function english(
  chance: Dice,
  { name, line }: Model,
  [, symptom]: readonly [string, string],
  said: string[],
): Words {
  const about = chance.pick([line.en, `${line.en} ${name}`, name])
  const steps = Array.from({ length: chance.between(2, 5) }, () => {
    const section = chance.pick(SECTIONS)[1]
    return `${chance.pick(ACTIONS)[1].replace('{p}', section)}: the ${section} is ${chance.pick(CAUSES)[1]}. `
  })
  return {
    title: `${about} ${symptom}`,
    phrasings: chance.roll() < 0.4 ? [`my ${line.en} ${chance.pick(SYMPTOMS)[1]}`] : [],
    body: `The ${about} ${symptom}. ${steps.join('')}${chance.pick(said)} ${chance.pick(said)}`,
  }
}

export type Language = 'zh' | 'en'
export type Page = { doc_id: string; title: string; body: string; product_line: string; lang: string }
export const DEVELOPMENT = join(import.meta.dirname, 'development')

export const pagesOf = (language: Language): Page[] =>
  gunzipSync(readFileSync(join(DEVELOPMENT, `docs.${language}.jsonl.gz`)))
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

/** Sentences of the help, so that the made answers hold as many different words as real ones. */
const sentencesOf = (language: Language): string[] =>
  pagesOf(language).flatMap(({ body }) =>
    body.split('\n').filter(line => line.length > 15 && line.length < 120 && !/[\p{Cc}\p{Cs}]/u.test(line)),
  )
