import { hash } from 'node:crypto'
import { fold } from '#core/find/fold.ts'
import { readDay } from '#service/archive/rules/days.ts'
import type { Column, Mapping, Reason, RowProblem } from '../contract/import-shapes.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { readNames, readParts, readPhrasings } from './cells.ts'
import { AUDIENCE, type Closed, CONFIDENCE, DANGER, KIND, LANGUAGE, languageOf } from './closed-words.ts'
import { readSteps } from './steps.ts'

/** A row by our columns; a column that the mapping does not name is absent. */
export type Cells = Partial<Record<Column, string>>

/** What a row says; places by their names as written. What is absent it does not speak of. */
export type RowFacts = {
  externalId: string | null
  content: Partial<Omit<Content, 'places' | 'title'>> & { title: string }
  names: Record<'lines' | 'models' | 'faults', string[] | null>
  card: Partial<Omit<Card, 'owner'>>
  /** The one it says, or the one that it is written in. */
  language: Card['language']
}

/** Columns that several of the file's may feed, and what comes between. */
const JOINED_BY: Partial<Record<Column, string>> = {
  phrasings: '\n',
  body: '\n\n',
  models: '、',
  lines: '、',
  faults: '、',
  parts: '、',
  dangers: '、',
}
export const mayJoin = (column: Column): boolean => JOINED_BY[column] !== undefined

export function cellsOf(texts: readonly string[], { columns, fixed }: Mapping): Cells {
  const cells: Cells = {}
  for (const [index, column] of Object.entries(columns)) {
    const text = texts[Number(index)] ?? ''
    const before = cells[column]
    if (before === undefined || before.trim() === '') cells[column] = text
    else if (text.trim() !== '') cells[column] = before + (JOINED_BY[column] ?? ' ') + text
  }
  for (const [column, value] of Object.entries(fixed) as [Column, string][]) {
    if ((cells[column] ?? '').trim() === '') cells[column] = value
  }
  return cells
}

const MOST = {
  title: 200,
  body: 50_000,
  phrasings: 50,
  phrasing: 200,
  parts: 30,
  part: 120,
  safetyWords: 500,
}
const MOST_PLACES = { lines: 200, models: 500, faults: 50 }
const LONGEST_ID = 200
const SHOWN = 60

type Say = (column: Column | null, code: Reason, value?: string) => void

/** Reads one row. @param cut the file ends inside it, or it is no object */
export function checkRow(cells: Cells, cut: boolean): { facts: RowFacts; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const say: Say = (column, code, value = column === null ? '' : (cells[column] ?? '')) =>
    problems.push({ column, code, value: oneLine(value).slice(0, SHOWN), refuses: true })
  if (cut) say(null, 'row cut short', Object.values(cells).join(' '))
  const title = oneLine(cells.title ?? '')
  if (title === '' && !cut) say('title', 'no title')
  if (title.length > MOST.title) say('title', 'too long')
  const externalId = oneLine(cells.externalId ?? '')
  if (externalId.length > LONGEST_ID) say('externalId', 'too long')
  const card = cardOf(cells, say)
  const facts: RowFacts = {
    externalId: externalId === '' ? null : externalId,
    content: { title, ...wordsOf(cells, say), ...guidanceOf(cells, say) },
    names: namesOf(cells, say),
    card,
    language: card.language ?? languageOf(`${title}${cells.body ?? ''}`),
  }
  return { facts, problems }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
const lines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .trim()

function wordsOf(cells: Cells, say: Say): Partial<Content> {
  const words: Partial<Content> = {}
  if (cells.phrasings !== undefined) {
    const phrasings = readPhrasings(cells.phrasings).map(oneLine)
    if (phrasings.length > MOST.phrasings) say('phrasings', 'too many')
    else if (phrasings.some(one => one.length > MOST.phrasing)) say('phrasings', 'too long')
    words.phrasings = phrasings
  }
  if (cells.body !== undefined) {
    words.body = lines(cells.body)
    if (words.body.length > MOST.body) say('body', 'too long')
  }
  if (cells.parts !== undefined) {
    const read = readParts(cells.parts)
    const once = new Map((read ?? []).map(part => [part.name.trim().toLowerCase(), part]))
    words.parts = [...once.values()].map(({ name, quantity }) => ({ name: oneLine(name), quantity }))
    if (read === null || words.parts.some(({ name }) => name === '' || name.length > MOST.part))
      say('parts', 'too long')
    else if (words.parts.length > MOST.parts) say('parts', 'too many')
  }
  return words
}

function guidanceOf(cells: Cells, say: Say): Partial<Content> {
  const guidance: Partial<Content> = {}
  if (cells.steps !== undefined) {
    const steps = readSteps(cells.steps)
    if (steps === null) say('steps', 'steps unreadable')
    guidance.steps = steps ?? []
  }
  if (cells.dangers !== undefined || cells.safetyWords !== undefined) {
    const named = readNames(cells.dangers ?? '')
    const dangers = [...new Set(named.flatMap(name => DANGER.read(name) ?? []))]
    const words = lines(cells.safetyWords ?? '')
    if (named.some(name => DANGER.read(name) === null)) say('dangers', 'not one of the words')
    else if (dangers.length === 0 && words !== '') say('dangers', 'safety without a danger')
    if (words.length > MOST.safetyWords) say('safetyWords', 'too long')
    guidance.safety = dangers.length === 0 ? null : { dangers, words }
  }
  return guidance
}

function namesOf(cells: Cells, say: Say): RowFacts['names'] {
  const read = (kind: keyof RowFacts['names']) => {
    const cell = cells[kind]
    if (cell === undefined) return null
    const names = readNames(cell)
    if (names.length > MOST_PLACES[kind]) say(kind, 'too many')
    if (names.some(name => name.length > MOST.title)) say(kind, 'too long')
    return names
  }
  return { lines: read('lines'), models: read('models'), faults: read('faults') }
}

function cardOf(cells: Cells, say: Say): RowFacts['card'] {
  const word = <W extends string>(column: Column, closed: Closed<W>): W | undefined => {
    const said = oneLine(cells[column] ?? '')
    if (said === '') return undefined
    const read = closed.read(said)
    if (read === null) say(column, 'not one of the words')
    return read ?? undefined
  }
  const given = {
    kind: word('kind', KIND),
    language: word('language', LANGUAGE),
    audience: word('audience', AUDIENCE),
    confidence: word('confidence', CONFIDENCE),
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, said]) => said !== undefined))
  return { ...known, ...(cells.reviewOn !== undefined && { reviewOn: dayOf(cells.reviewOn, say) }) }
}

function dayOf(cell: string, say: Say): Temporal.PlainDate | null {
  if (cell.trim() === '') return null
  const read = readDay(cell)
  if (read === null) say('reviewOn', 'date unreadable')
  return read === null || read === 'nothing' ? null : read.day
}

const mark = (said: string): string => hash('sha256', said, 'buffer').readBigInt64BE().toString()

/** Which answer a row means: by its id elsewhere, else by language, title and where it belongs. */
export function keyOf({ externalId, content, names, language }: RowFacts): string {
  if (externalId !== null) return mark(`id ${externalId}`)
  return mark(JSON.stringify([language, titleOf(content.title), placesKey(names)]))
}

export const titleOf = (title: string): string => fold(title) || title.toLowerCase()

const placesKey = ({ lines, models, faults }: RowFacts['names']) =>
  [lines, models, faults].map(some => (some ?? []).map(fold).sort())

/** All that a row says. */
export const saidBy = (facts: RowFacts): string => mark(JSON.stringify(facts))
