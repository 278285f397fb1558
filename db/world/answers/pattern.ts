import type { Language } from '#core/languages.ts'
import type { Content } from '#service/knowledge/contract/shapes.ts'
import type { Confidence, Kind } from '#service/knowledge/rules/words.ts'
import type { PEOPLE } from '../people.ts'

type Steps = Content['steps']
export type Login = (typeof PEOPLE)[number]['login']

/** An answer as it is written in this folder; places by name, days from today. */
export type Written = {
  kind?: Kind
  language: Language
  /** Meant for our own people only. */
  internal?: true
  confidence?: Confidence
  owner?: Login
  /** Days from today until it is looked at again; below zero: it should have been. */
  review?: number
  title: string
  phrasings?: readonly string[]
  /** Markdown, a paragraph or a line each. */
  body: readonly string[]
  steps?: Steps
  safety?: NonNullable<Content['safety']>
  parts?: readonly string[]
  lines?: readonly string[]
  models?: readonly string[]
  /** As in faults.ts: 不上水, 不上水/电磁阀. */
  faults?: readonly string[]
  /** What customers of this world ring about (faults.ts of the world) and hear this for. */
  symptoms?: readonly string[]
}

/** A step that asks: the customer's replies, and where each leads. */
export const ask = (id: string, say: string, replies: Record<string, string>): Steps[number] => ({
  id,
  say,
  picture: null,
  branches: Object.entries(replies).map(([reply, to]) => ({ reply, to })),
  next: null,
})

/** A step that only says what to do. */
export const say = (id: string, words: string, next: string): Steps[number] => ({
  id,
  say: words,
  picture: null,
  branches: [],
  next,
})

export const TUBES = '真空管太阳能热水器'
export const BALCONY = '阳台壁挂太阳能'
export const PLANT = '太阳能热水工程'
export const HEAT_PUMP = '空气能热水器'
export const ELECTRIC = '储水式电热水器'
/** Whatever stands on a roof and has tubes or panels. */
export const SOLAR = [TUBES, BALCONY, PLANT]
