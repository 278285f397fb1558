import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#core/context.ts'
import { headingsOf, type Look, type RawRow } from '#service/archive/reading/shapes.ts'
import { beyondHeadings } from '#service/archive/rules/beyond.ts'
import type { Mapping, Outcome, RowProblem } from '../contract/import-shapes.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { tidied, whyNotContent } from '../rules/content.ts'
import { answersFor, type Found } from './found.ts'
import { type Placed, placesFor } from './places.ts'
import { type Cells, cellsOf, checkRow, keyOf, type RowFacts, saidBy } from './row.ts'
import { type ListHead, rowsWithKeys } from './store.ts'
import type { UnknownName } from './tally.ts'

/** What comes of one row, and what it would write. */
export type Judged = {
  row: number
  texts: readonly string[]
  title: string
  key: string | null
  said: string | null
  sameAsRow: number | null
  problems: RowProblem[]
  unknown: UnknownName[]
  outcome: Outcome
  found: Found | null
  write: { card: Omit<Card, 'owner'>; content: Content; externalId: string | null } | null
}

type Read = { raw: RawRow; cells: Cells; facts: RowFacts; problems: RowProblem[]; key: string; said: string }

/** What rows say under a mapping; nothing is looked up. */
function readRows(rows: readonly RawRow[], list: ListHead): Read[] {
  const headings = headingsOf(list.look as Look)
  const mapping = list.mapping as Mapping
  return rows.map(raw => {
    const cells = cellsOf(raw.texts, mapping)
    const { facts, problems } = checkRow(cells, raw.cut)
    const beyond = raw.cut ? '' : beyondHeadings(raw.texts, headings, mapping)
    if (beyond !== '')
      problems.push({ column: null, code: 'beyond the headings', value: beyond.slice(0, 60), refuses: false })
    return { raw, cells, facts, problems, key: keyOf(facts), said: saidBy(facts) }
  })
}

const sound = ({ problems }: Read) => !problems.some(({ refuses }) => refuses)

type Repeats = ReadonlyMap<number, { row: number; otherwise: boolean }>

/** The dry run of some rows, in the order of the file: nothing is written. */
export async function foresee(ctx: Context, list: ListHead, rows: readonly RawRow[]): Promise<Judged[]> {
  const read = readRows(rows, list)
  const going = read.filter(sound)
  const earlier = new Map(
    (
      await rowsWithKeys(
        ctx,
        list.id,
        going.map(({ key }) => key),
      )
    ).map(({ key, said, row }) => [key, { row, said }]),
  )
  const repeats = new Map<number, { row: number; otherwise: boolean }>()
  for (const { raw, key, said } of going) {
    const first = earlier.get(key)
    if (first === undefined) earlier.set(key, { row: raw.row, said })
    else if (first.row < raw.row) repeats.set(raw.row, { row: first.row, otherwise: first.said !== said })
  }
  return judge(ctx, list, read, repeats, false)
}

/** The same when they are written: decided anew against what is there now; new names are added. */
export async function decide(
  ctx: Context,
  list: ListHead,
  rows: readonly RawRow[],
  foreseen: ReadonlyMap<number, number | null>,
): Promise<Judged[]> {
  const read = readRows(rows, list)
  const first = new Map(
    (
      await rowsWithKeys(
        ctx,
        list.id,
        read.map(({ key }) => key),
      )
    ).map(({ key, said }) => [key, said]),
  )
  const repeats = new Map(
    read.flatMap(({ raw, key, said }) => {
      const row = foreseen.get(raw.row) ?? null
      return row === null ? [] : [[raw.row, { row, otherwise: first.get(key) !== said }] as const]
    }),
  )
  return judge(ctx, list, read, repeats, true)
}

async function judge(
  ctx: Context,
  list: ListHead,
  read: readonly Read[],
  repeats: Repeats,
  writing: boolean,
): Promise<Judged[]> {
  const going = read.filter(one => sound(one) && !repeats.has(one.raw.row)).map(({ facts }) => facts)
  const add = list.unknown_names === 'add'
  const places = await placesFor(ctx, going, writing && add)
  const answers = await answersFor(ctx, going, writing)
  const met = new Map<string, number>()
  return read.map(one => {
    const judged = bare(one)
    if (!sound(one)) return { ...judged, key: null, said: null, outcome: 'refused' }
    const repeat = repeats.get(one.raw.row)
    if (repeat !== undefined) return repeated(judged, one.facts, repeat)
    const placed = places(one.facts)
    judged.problems.push(...placed.problems, ...(add ? [] : placed.unknown.map(stayOut)))
    judged.unknown = placed.unknown
    // A place that is still to be added is nowhere yet, and so is its answer.
    const whole = placed.unknown.length === 0
    const found = whole || one.facts.externalId !== null ? answers(one.facts, placed.places) : null
    const before = found === null ? undefined : met.get(found.id)
    // Two names for one answer: a row with its id, another with its title.
    if (before !== undefined) return repeated(judged, one.facts, { row: before, otherwise: true })
    if (found !== null) met.set(found.id, one.raw.row)
    return settled(judged, one, placed, found)
  })
}

const bare = ({ raw, facts, problems, key, said }: Read): Judged => ({
  row: raw.row,
  texts: raw.texts,
  title: facts.content.title.slice(0, 200),
  key,
  said,
  sameAsRow: null,
  problems: [...problems],
  unknown: [],
  outcome: 'unchanged',
  found: null,
  write: null,
})

const stayOut = ({ kind, name }: UnknownName): RowProblem =>
  kind === 'line'
    ? { column: 'lines', code: 'product line not known', value: name, refuses: true }
    : { column: 'models', code: 'model not known', value: name, refuses: true }

/** The same answer again in one list: the same is nothing new, of two others nobody knows which holds. */
function repeated(
  judged: Judged,
  { externalId }: RowFacts,
  repeat: { row: number; otherwise: boolean },
): Judged {
  const about = externalId === null ? ('title' as const) : ('externalId' as const)
  const value = externalId ?? judged.title
  const other = externalId === null ? 'same title twice with another text' : 'id twice with another text'
  const { otherwise } = repeat
  const problem: RowProblem = {
    column: about,
    code: otherwise ? other : 'same as an earlier row',
    value: value.slice(0, 60),
    refuses: otherwise,
  }
  return {
    ...judged,
    sameAsRow: repeat.row,
    problems: [...judged.problems, problem],
    outcome: otherwise ? 'refused' : 'unchanged',
  }
}

function settled(judged: Judged, { facts, said }: Read, placed: Placed, found: Found | null): Judged {
  if (found?.said === said) {
    if (same(mergedWith(found, facts, placed), asItStands(found))) return { ...judged, found }
    const edited: RowProblem = { column: null, code: 'edited here since', value: '', refuses: false }
    return { ...judged, found, problems: [...judged.problems, edited] }
  }
  const write = mergedWith(found, facts, placed)
  const why = whyNotWrite(write.content, placed)
  if (why !== null) judged.problems.push(why)
  if (judged.problems.some(({ refuses }) => refuses)) return { ...judged, found, outcome: 'refused' }
  if (found !== null && same(write, asItStands(found))) return { ...judged, found }
  return { ...judged, found, write, outcome: found === null ? 'created' : 'changed' }
}

function whyNotWrite(content: Content, { dangerous }: Placed): RowProblem | null {
  const no = (column: RowProblem['column'], code: RowProblem['code'], value = ''): RowProblem => ({
    column,
    code,
    value,
    refuses: true,
  })
  const why = whyNotContent(content)
  if (why?.why === 'nothing is said') return no('body', 'nothing is said')
  if (why !== null) return no('steps', 'steps lead nowhere', why.step ?? '')
  return dangerous && content.safety === null ? no('dangers', 'this fault needs a safety stop') : null
}

type Write = NonNullable<Judged['write']>

const asItStands = ({ card, content, externalId }: Found): Write => ({
  card: plain(card),
  content: tidied(content),
  externalId,
})

/** Days are objects that look alike to whoever compares them. */
const same = (one: Write, other: Write) =>
  String(one.card.reviewOn) === String(other.card.reviewOn) &&
  isDeepStrictEqual(
    { ...one, card: { ...one.card, reviewOn: null } },
    { ...other, card: { ...other.card, reviewOn: null } },
  )

const plain = (card: Omit<Card, 'owner'>): Omit<Card, 'owner'> => ({
  kind: card.kind,
  language: card.language,
  audience: card.audience,
  confidence: card.confidence,
  reviewOn: card.reviewOn,
})

/** An answer as it will be: what the row does not speak of stays; for a new one it is the careful word. */
function mergedWith(found: Found | null, facts: RowFacts, { places }: Placed): Write {
  const before: Content = found?.content ?? {
    title: '',
    phrasings: [],
    body: '',
    steps: [],
    safety: null,
    parts: [],
    places: { lines: [], models: [], faults: [] },
  }
  const card = found?.card ?? {
    kind: 'answer',
    language: facts.language,
    audience: 'internal',
    confidence: 'not validated',
    reviewOn: null,
  }
  // Archived when its list was put back: another list brings it back.
  const back = found?.said === null && card.confidence === 'archived'
  const confidence = back ? ({ confidence: 'not validated' } as const) : {}
  // Our own id comes back as the id of an answer that never had another.
  const ours = found !== null && found.id === facts.externalId?.toLowerCase()
  return {
    card: plain({ ...card, ...confidence, ...facts.card }),
    content: tidied({ ...before, ...facts.content, places: toldPlaces(facts, places, before.places) }),
    externalId: ours ? found.externalId : (facts.externalId ?? found?.externalId ?? null),
  }
}

/** Of what a list has no column it says nothing. */
function toldPlaces(
  { names }: RowFacts,
  now: Content['places'],
  before: Content['places'],
): Content['places'] {
  const of = (kind: keyof Content['places']) => (names[kind] === null ? before[kind] : now[kind])
  return { lines: of('lines'), models: of('models'), faults: of('faults') }
}
