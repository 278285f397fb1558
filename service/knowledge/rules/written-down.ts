import { fold } from '#core/find/fold.ts'

/** What a case knows of a trouble and of what was done about it. */
export type Done = {
  /** As the customer told it. */
  symptom: string
  /** Of each visit that was finished, the first one first. */
  visits: readonly {
    cause: string
    work: string
    /** What the customer was told. */
    explanation: string
    materials: readonly { name: string; quantity: number }[]
  }[]
  /** What was said when it was closed; it stands for the work where nobody went. */
  closing: string
}

type Headings = { symptom: string; cause: string; action: string; told: string }

const LONGEST_TITLE = 200
const MOST_PARTS = 30
const MOST_OF_A_PART = 999
/** Phones, serial numbers, orders: one customer's own, and no matter of the answer. */
const NUMBERS = /(?<![\p{L}\p{N}])[+\p{N}][\p{N} -]{5,}\p{N}(?![\p{L}\p{N}])/gu

/** How the question is asked: the first sentence of what the customer said. */
export function titleOf(symptom: string): string {
  const first = withoutNumbers(symptom).split(/[。！？!?\n]|\. /)[0] ?? ''
  return [...first.trim()].slice(0, LONGEST_TITLE).join('')
}

/**
 * The draft of an answer from a case that is over: symptom, cause, action, and what the customer was told,
 * each under its heading; the parts that were used. Numbers that belong to one customer are left out.
 */
export function writtenDown({ symptom, visits, closing }: Done, headings: Headings) {
  const all = (of: (visit: Done['visits'][number]) => string) => once(visits.map(of))
  const work = all(visit => visit.work)
  const parts: [string, string[]][] = [
    [headings.symptom, [symptom]],
    [headings.cause, all(visit => visit.cause)],
    [headings.action, work.length > 0 ? work : once([closing])],
    [headings.told, all(visit => visit.explanation)],
  ]
  const body = parts
    .filter(([, texts]) => texts.length > 0)
    .map(([heading, texts]) => `## ${heading}\n\n${texts.map(plain).join('\n\n')}`)
    .join('\n\n')
  return { title: titleOf(symptom), body, parts: partsOf(visits) }
}

const once = (texts: readonly string[]) => [
  ...new Set(texts.map(text => text.trim()).filter(text => text !== '')),
]

const withoutNumbers = (text: string) => text.replace(NUMBERS, '…')

/** What somebody typed as plain text stays that in Markdown. */
const plain = (text: string) =>
  withoutNumbers(text)
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/\n/g, '  \n')

/** Each part once, in whole numbers: 1.5 m of pipe is two. */
function partsOf(visits: Done['visits']) {
  const used = new Map<string, number>()
  for (const { name, quantity } of visits.flatMap(visit => visit.materials)) {
    used.set(name, (used.get(name) ?? 0) + quantity)
  }
  return [...used]
    .slice(0, MOST_PARTS)
    .map(([name, quantity]) => ({ name, quantity: Math.min(MOST_OF_A_PART, Math.ceil(quantity)) }))
}

type Said = { id: string; code: string; name: string; otherNames: readonly string[]; parent: string | null }

/** A code or a name of one character says nothing in a sentence. */
const SHORTEST_SAID = 2

/**
 * Which faults the customer named, by code, name or another name. Of one and what is under it only the
 * deepest: it says the other.
 */
export function faultsSaid(symptom: string, faults: readonly Said[]): string[] {
  const text = fold(symptom)
  const said = faults.filter(({ code, name, otherNames }) =>
    [code, name, ...otherNames].map(fold).some(word => word.length >= SHORTEST_SAID && text.includes(word)),
  )
  const above = new Set(said.map(({ parent }) => parent))
  return said.filter(({ id }) => !above.has(id)).map(({ id }) => id)
}
