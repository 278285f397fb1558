import { Bool, Field, Int32, Schema, Utf8 } from 'apache-arrow'
import type { IndexedAnswer } from './shapes.ts'
import { charactersOf, termsOf } from './terms.ts'

/** One answer in the index; `lines` and `models` are ids with spaces between. */
export type Row = {
  id: string
  edition: number
  version: number
  language: string
  open: boolean
  lines: string
  models: string
  solved: number
  told: number
  head: string
  terms: string
}

const text = (name: string) => new Field(name, new Utf8(), false)
const number = (name: string) => new Field(name, new Int32(), false)

export const SCHEMA = new Schema([
  text('id'),
  number('edition'),
  number('version'),
  text('language'),
  new Field('open', new Bool(), false),
  text('lines'),
  text('models'),
  number('solved'),
  number('told'),
  text('head'),
  text('terms'),
])

/** What a title says counts more than what a text mentions: BM25 counts it so often. */
const TITLE_WEIGHT = 3
/** A longer text says no more about what it is about. */
const MOST_BODY_CHARACTERS = 20_000

export function rowOf(answer: IndexedAnswer): Row {
  const head = termsOf([answer.title, ...answer.phrasings].join('\n'))
  const places = termsOf([...answer.faults, ...answer.names].join('\n'))
  const body = termsOf(answer.body.slice(0, MOST_BODY_CHARACTERS))
  const weighted = Array.from({ length: TITLE_WEIGHT }, () => head).flat()
  return {
    id: answer.id,
    edition: answer.edition,
    version: answer.version,
    language: answer.language,
    open: isOpen(answer),
    lines: answer.lines.join(' '),
    models: answer.models.join(' '),
    solved: answer.solved,
    told: answer.told,
    head: head.join(' '),
    terms: [...charactersOf(answer.title), ...weighted, ...places, ...body].join(' '),
  }
}

/** Whether customers may find it. */
export const isOpen = ({ audience, confidence }: Pick<IndexedAnswer, 'audience' | 'confidence'>) =>
  audience === 'customer' && (confidence === 'validated' || confidence === 'not validated')
