import type { Uuid } from '#core/ids.ts'
import { short } from './hash.ts'
import type { Row } from './rows.ts'

/** What is kept of a row for ranking it; its head is told apart by hashes of 16 bits. */
export type Card = Pick<
  Row,
  'id' | 'language' | 'open' | 'places' | 'solved' | 'told' | 'titled' | 'length'
> & {
  head: Uint32Array
}

/**
 * The cards of all answers, in memory: LanceDB finds 60 candidates among 750,000 in 3 ms, and would take 16
 * to read their columns (decision 0044). Flat arrays: some 150 bytes an answer, nothing for the collector of
 * garbage to walk through. A row's number is never given twice by Lance, so that a card never goes stale.
 */
export type Cards = {
  /** How many cards there are. */
  size(): number
  /** How many of them belong nowhere. */
  generals(): number
  /** How many terms they have, on an average. */
  average(): number
  add(row: number, card: Card): void
  /** Where the card of a row stands; -1 where it is not known yet. */
  at(row: number): number
  id(at: number): Uuid
  open(at: number): boolean
  language(at: number): string
  solved(at: number): number
  told(at: number): number
  /** How many terms are searched in it. */
  length(at: number): number
  /** Numbers of its places; see `place`. */
  places(at: number): Int32Array
  /** Hashes of the words of its head: those of the title sorted, then the others sorted. */
  head(at: number): Uint16Array
  /** How many of them are of the title. */
  titled(at: number): number
  /** The number of a model or line; -1 where no answer belongs there. */
  place(id: Uuid): number
  /** How many belong to it. */
  belonging(place: number): number
  /** The other way round. */
  placeId(number: number): Uuid
}

export function openCards(): Cards {
  const slots = openSlots()
  const [named, languages] = [numbering(), numbering()]
  const ids = growing(n => new Uint8Array(n))
  const flags = growing(n => new Uint8Array(n))
  const tallies = growing(n => new Uint16Array(n))
  const lengths = growing(n => new Uint32Array(n))
  const belonging = growing(n => new Int32Array(n))
  const ends = growing(n => new Uint32Array(n))
  const places = growing(n => new Int32Array(n))
  const heads = growing(n => new Uint16Array(n))
  const titled = growing(n => new Uint16Array(n))
  let size = 0
  let generals = 0
  let terms = 0
  return {
    size: () => size,
    generals: () => generals,
    average: () => terms / size,
    add(row, card) {
      ids.push(Buffer.from(card.id.replaceAll('-', ''), 'hex'))
      flags.push([(languages.give(card.language) << 1) | Number(card.open)])
      tallies.push([Math.min(card.solved, MOST_TOLD), Math.min(card.told, MOST_TOLD)])
      const numbers = wordsOf(card.places).map(named.give)
      places.push(numbers)
      for (const number of numbers) belonging.put(number, belonging.at(number) + 1)
      lengths.push([card.length])
      terms += card.length
      if (card.places === '') generals++
      const head = Uint16Array.from(card.head, short)
      const ofTitle = Math.min(card.titled, MOST_TITLED)
      head.subarray(0, ofTitle).sort()
      head.subarray(ofTitle).sort()
      heads.push(head)
      titled.push([ofTitle])
      ends.push([places.length(), heads.length()])
      slots.set(row, size++)
    },
    at: slots.get,
    id: at => dashed(Buffer.from(ids.part(at * 16, at * 16 + 16)).toString('hex')),
    open: at => (flags.at(at) & 1) === 1,
    language: at => languages.name(flags.at(at) >> 1),
    solved: at => tallies.at(at * 2),
    told: at => tallies.at(at * 2 + 1),
    length: lengths.at,
    places: at => places.part(at === 0 ? 0 : ends.at(at * 2 - 2), ends.at(at * 2)),
    head: at => heads.part(at === 0 ? 0 : ends.at(at * 2 - 1), ends.at(at * 2 + 1)),
    titled: titled.at,
    place: named.of,
    belonging: belonging.at,
    placeId: named.name,
  }
}

const MOST_TOLD = 65_535
const MOST_TITLED = 65_535
const wordsOf = (text: string) => (text === '' ? [] : text.split(' '))
const dashed = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** Names by numbers, in the order in which they came. */
function numbering() {
  const numbers = new Map<string, number>()
  const names: string[] = []
  return {
    /** -1 where it has none. */
    of: (name: string) => numbers.get(name) ?? -1,
    give(name: string): number {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      return names.push(name) - 1
    },
    name: (number: number) => names[number] ?? '',
  }
}

/** Which card a row has: Lance numbers rows by fragment and place in it. */
function openSlots() {
  const FRAGMENT = 2 ** 32
  const fragments = new Map<number, Growing<Int32Array>>()
  return {
    get(row: number): number {
      const fragment = fragments.get(Math.floor(row / FRAGMENT))
      const place = row % FRAGMENT
      return fragment === undefined || place >= fragment.length() ? -1 : fragment.at(place) - 1
    },
    set(row: number, slot: number) {
      const number = Math.floor(row / FRAGMENT)
      const fragment = fragments.get(number) ?? growing(n => new Int32Array(n))
      fragments.set(number, fragment)
      fragment.put(row % FRAGMENT, slot + 1)
    },
  }
}

type Flat = Uint8Array | Uint16Array | Uint32Array | Int32Array
type Growing<A extends Flat> = {
  length(): number
  at(index: number): number
  part(from: number, to: number): A
  push(some: ArrayLike<number>): void
  put(index: number, value: number): void
}

/** A flat array that doubles when it is full. */
function growing<A extends Flat>(make: (length: number) => A): Growing<A> {
  let held = make(64)
  let length = 0
  const reach = (needed: number) => {
    if (needed > held.length) {
      const larger = make(Math.max(needed, held.length * 2))
      larger.set(held)
      held = larger
    }
    length = Math.max(length, needed)
  }
  return {
    length: () => length,
    at: index => held[index] ?? 0,
    part: (from, to) => held.subarray(from, to) as A,
    push(some) {
      const from = length
      reach(length + some.length)
      held.set(some, from)
    },
    put(index, value) {
      reach(index + 1)
      held[index] = value
    },
  }
}
