import type { Content } from '../contract/shapes.ts'
import { lineDifference } from './difference.ts'

export const FIELDS = [
  'title',
  'phrasings',
  'body',
  'steps',
  'safety',
  'parts',
  'lines',
  'models',
  'faults',
] as const
export type Field = (typeof FIELDS)[number]

export type Merged = {
  content: Content
  /** What both changed, and differently: `mine` stands there, of the body both wordings. */
  both: Field[]
}

/**
 * Two have changed one edition: what only one of them changed is his. Nothing that somebody typed is lost:
 * where both changed the same lines of the body, both wordings stay; elsewhere mine stands, and his is an
 * edition that can be read.
 */
export function mergeContent(base: Content, his: Content, mine: Content): Merged {
  const both: Field[] = []
  const told = <T>(field: Field, of: { merged: T; clash: boolean }): T => {
    if (of.clash) both.push(field)
    return of.merged
  }
  const named = (field: 'lines' | 'models' | 'faults') =>
    told(
      field,
      mergeKeyed(base.places[field], his.places[field], mine.places[field], one => one),
    )
  const content: Content = {
    title: told('title', mergeOne(base.title, his.title, mine.title)),
    phrasings: told(
      'phrasings',
      mergeKeyed(base.phrasings, his.phrasings, mine.phrasings, one => one),
    ),
    body: told('body', mergeText(base.body, his.body, mine.body)),
    steps: told(
      'steps',
      mergeKeyed(base.steps, his.steps, mine.steps, step => step.id),
    ),
    safety: told('safety', mergeOne(base.safety, his.safety, mine.safety)),
    parts: told(
      'parts',
      mergeKeyed(base.parts, his.parts, mine.parts, part => part.name),
    ),
    places: { lines: named('lines'), models: named('models'), faults: named('faults') },
  }
  return { content, both }
}

/** Which fields of two contents differ, in the order of the page. */
export function differing(one: Content, other: Content): Field[] {
  return FIELDS.filter(field => !alike(fieldOf(one, field), fieldOf(other, field)))
}

const fieldOf = (content: Content, field: Field): unknown =>
  field === 'lines' || field === 'models' || field === 'faults' ? content.places[field] : content[field]

/** Said in the same words; the order of an object's keys says nothing. */
const alike = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? ''

function mergeOne<T>(base: T, his: T, mine: T): { merged: T; clash: boolean } {
  if (alike(mine, base)) return { merged: his, clash: false }
  return { merged: mine, clash: !alike(his, base) && !alike(his, mine) }
}

/**
 * Things known by a name: what either took away is gone unless the other changed it, what either added is
 * there; in my order where I changed the order, else in his.
 */
function mergeKeyed<T>(
  base: readonly T[],
  his: readonly T[],
  mine: readonly T[],
  nameOf: (one: T) => string,
): { merged: T[]; clash: boolean } {
  const within = (all: readonly T[]) => new Map(all.map(one => [nameOf(one), one]))
  const [before, theirs, ours] = [within(base), within(his), within(mine)]
  const keys = (all: readonly T[]) => all.map(nameOf)
  const [first, then] = alike(keys(mine), keys(base)) ? [his, mine] : [mine, his]
  let clash = false
  const merged: T[] = []
  for (const name of new Set([...keys(first), ...keys(then)])) {
    const one = mergeOne(before.get(name), theirs.get(name), ours.get(name))
    // Taken away by one, changed by the other: what was changed is kept, and said.
    const kept = one.merged ?? (one.clash ? theirs.get(name) : undefined)
    clash ||= one.clash
    if (kept !== undefined) merged.push(kept)
  }
  return { merged, clash }
}

type Lines = readonly string[]

function mergeText(base: string, his: string, mine: string): { merged: string; clash: boolean } {
  const before: Lines = base.split('\n')
  const theirs: Lines = his.split('\n')
  const ours: Lines = mine.split('\n')
  const inHis = placesIn(before, theirs)
  const inMine = placesIn(before, ours)
  const merged: string[] = []
  let clash = false
  let [from, h, m] = [0, 0, 0]
  for (let at = 0; at <= before.length; at++) {
    const end = at === before.length
    const [toHis, toMine] = end ? [theirs.length, ours.length] : [inHis.get(at), inMine.get(at)]
    if (toHis === undefined || toMine === undefined) continue
    const chunk = mergeLines(before.slice(from, at), theirs.slice(h, toHis), ours.slice(m, toMine))
    merged.push(...chunk.lines)
    clash ||= chunk.clash
    if (!end) merged.push(before[at] as string)
    from = at + 1
    h = toHis + 1
    m = toMine + 1
  }
  return { merged: merged.join('\n'), clash }
}

/** Between two lines that all have alike: what one changed, or both wordings, his first. */
function mergeLines(base: Lines, his: Lines, mine: Lines): { lines: Lines; clash: boolean } {
  if (alike(his, mine) || alike(mine, base)) return { lines: his, clash: false }
  if (alike(his, base)) return { lines: mine, clash: false }
  return { lines: [...his, ...mine], clash: true }
}

/** Where each line of `before` that stayed now stands. */
function placesIn(before: Lines, after: Lines): Map<number, number> {
  const places = new Map<number, number>()
  let [b, a] = [0, 0]
  for (const { how } of lineDifference(before, after)) {
    if (how === 'same') places.set(b, a)
    if (how !== 'new') b++
    if (how !== 'gone') a++
  }
  return places
}
