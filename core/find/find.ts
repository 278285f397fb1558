import { type Context, keepPlans } from '../context.ts'
import type { Uuid } from '../ids.ts'
import {
  isCode,
  nearness,
  needsText,
  piecesOf,
  readQuestion,
  type Scan,
  type Word,
  waysTo,
} from './question.ts'
import { countMatches, type Match, matchesOf, nearSubjects, sideBySide, subjectsOf } from './scan.ts'
import { soundOf } from './syllables.ts'
import { INNER, TAIL, TEXT, WHOLE } from './terms.ts'

/** How a subject was found, the surest first. */
export const HOWS = ['exact', 'tail', 'beginning', 'inner', 'text', 'sound', 'near'] as const
export type FoundHow = (typeof HOWS)[number]
export type Found = { kind: string; subject: Uuid; how: FoundHow }

type Asked = { kinds?: readonly string[]; limit: number }

/** A piece of a long word that leads to fewer is rare enough to go by; more are not counted. */
const FEW = 100
/** Of several words each is counted so far. What all lead to is then known without reading a text. */
const COUNTED = 1_200
/** Candidates of the rarest word, asked for the other words: 4 µs each, 80 where the disk is asked. */
const MOST_CANDIDATES = 400
/** Where none of those candidates had them all, each word's subjects are laid side by side. */
const MOST_SIDE_BY_SIDE = 20_000
/** Found and put in order beyond what is shown, so that the best of some is shown. */
const SPARE = 6
/** Less than half of the pieces shared is another thing. */
const LEAST_NEARNESS = 0.5

/**
 * Finds subjects by what a person typed: each word must be there (name, pinyin, initials, phone, its last
 * four, address fragment, serial, number; 简/繁 and width do not matter). Nothing there: what sounds alike,
 * else what is near. Exact before beginning before fragment. Every scan is bounded.
 */
export async function find(ctx: Context, text: string, asked: Asked): Promise<Found[]> {
  const words = readQuestion(text)
  const kinds = asked.kinds ?? ctx.house.story.flatMap(slice => slice.finds ?? []).map(one => one.kind)
  if (words.length === 0 || kinds.length === 0) return []
  keepPlans(ctx)
  const found = await findWords(ctx, kinds, words, asked.limit)
  if (found.length > 0) return found
  const alike = await findSounds(ctx, kinds, words, asked.limit)
  return alike.length > 0 ? alike : findNear(ctx, kinds, words, asked.limit)
}

async function findWords(ctx: Context, kinds: readonly string[], words: readonly Word[], limit: number) {
  const [only] = words
  if (only !== undefined && !needsText(words)) {
    return ranked(await matchesOf(ctx, kinds, waysTo(only).flat(), limit), kinds, words, limit)
  }
  return ranked(await holding(ctx, kinds, words, limit), kinds, words, limit)
}

/** Those that hold every word; as many as are worth putting in order. */
async function holding(ctx: Context, kinds: readonly string[], words: readonly Word[], limit: number) {
  const [rarest, ...others] = await rarestFirst(ctx, kinds, words)
  if (rarest === undefined || rarest.matches === 0) return []
  const several = words.length > 1
  const together = (each: number) =>
    sideBySide(
      ctx,
      kinds,
      words.map(word => waysTo(word).at(-1) ?? []),
      words,
      // A piece is not yet the word: more of those who share it are read.
      { each, limit: words.some(word => needsText([word])) ? MOST_CANDIDATES : limit + SPARE },
    )
  if (several && rarest.matches >= FEW && others.every(({ matches }) => matches < COUNTED)) {
    return together(COUNTED)
  }
  // Of many that have a common word any will do: it takes a hundred texts to find eight.
  const held = { candidates: MOST_CANDIDATES, limit: rarest.matches < FEW ? limit + SPARE : limit }
  const some = await subjectsOf(ctx, kinds, rarest.way, words, held)
  const seenAll = rarest.matches < held.candidates
  return some.length === 0 && several && !seenAll ? together(MOST_SIDE_BY_SIDE) : some
}

/**
 * The ways to all words: those that lead to few, then those by long pieces, which tell more than short ones.
 */
async function rarestFirst(ctx: Context, kinds: readonly string[], words: readonly Word[]) {
  const ways = words.flatMap(waysTo)
  const most = words.length > 1 ? COUNTED : FEW
  const counts = ways.length === 1 ? [FEW] : await countMatches(ctx, kinds, ways, most)
  return ways
    .map((way, at) => ({ way, at, matches: counts[at] ?? 0 }))
    .sort((a, b) => {
      if (a.matches < most || b.matches < most) return a.matches - b.matches
      return lengthOf(b.way) - lengthOf(a.way) || b.at - a.at
    })
}

const lengthOf = (way: readonly Scan[]) => Math.max(...way.map(({ lo }) => lo.length))

function ranked(
  matches: readonly Match[],
  kinds: readonly string[],
  words: readonly Word[],
  limit: number,
): Found[] {
  const best = new Map<string, Match & { hows: FoundHow[]; step: number }>()
  for (const match of matches) {
    const hows = words.map(word => howOf(match, word, words.length === 1))
    const step = hows.reduce((sum, how) => sum + HOWS.indexOf(how), 0)
    const key = `${match.kind} ${match.subject}`
    const before = best.get(key)
    if (before === undefined || step < before.step) best.set(key, { ...match, hows, step })
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        a.step - b.step ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        a.term.length - b.term.length ||
        (a.subject < b.subject ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ kind, subject, hows }) => ({ kind, subject, how: leastSure(hows) }))
}

const leastSure = (hows: readonly FoundHow[]): FoundHow =>
  hows.reduce((a, b) => (HOWS.indexOf(b) > HOWS.indexOf(a) ? b : a))

/** By the term that led here, or by the subject's whole text where several words were checked against it. */
function howOf(match: Match, word: Word, only: boolean): FoundHow {
  if (match.said === undefined)
    return word.includes(match.term) && match.via === WHOLE ? 'exact' : VIA[match.via]
  const lines = match.said.split('\n')
  const is = (test: (line: string, form: string) => boolean) =>
    word.some(form => lines.some(line => test(line, form)))
  if (is((line, form) => line === form)) return 'exact'
  if (only) return VIA[match.via]
  if (is((line, form) => line.endsWith(form) && isCode(form))) return 'tail'
  return is((line, form) => line.startsWith(form)) ? 'beginning' : 'text'
}

const VIA = { [WHOLE]: 'beginning', [INNER]: 'inner', [TEXT]: 'text', [TAIL]: 'tail' } as const

/** 张为民 for 张伟民: names that a caller only said. Each word may be as typed or as it sounds. */
async function findSounds(ctx: Context, kinds: readonly string[], words: readonly Word[], limit: number) {
  const sounds = words.map(([form]): Word => {
    const sound = soundOf(form)
    return sound === '' || sound === form ? [form] : [form, sound]
  })
  if (sounds.every(forms => forms.length === 1)) return []
  const found = await findWords(ctx, kinds, sounds, limit)
  return found.map(one => ({ ...one, how: 'sound' as const }))
}

async function findNear(ctx: Context, kinds: readonly string[], words: readonly Word[], limit: number) {
  const pieces: Scan[] = piecesOf(words)
  if (pieces.length === 0) return []
  const some = await nearSubjects(ctx, kinds, pieces)
  return some
    .map(({ kind, subject, said }) => ({ kind, subject, near: nearness(words, said) }))
    .filter(({ near }) => near >= LEAST_NEARNESS)
    .sort((a, b) => b.near - a.near || (a.subject < b.subject ? -1 : 1))
    .slice(0, limit)
    .map(({ kind, subject }) => ({ kind, subject, how: 'near' as const }))
}
