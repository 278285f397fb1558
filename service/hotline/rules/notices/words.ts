import { type Language, spoken } from '#core/languages.ts'
import type { Template } from '../../contract/notices.ts'
import { en } from '../../templates/en.ts'
import { zhHans } from '../../templates/zh-Hans.ts'
import { zhHant } from '../../templates/zh-Hant.ts'

export type Words = { title: string; body: string }
export type Wording = {
  notices: Record<Template, Words>
  stop: string
  greeting: string
  signed: string
  ourNumber: string
  /** What a promise with neither case nor customer is about: one of ours had an idea (seeds/001). */
  suggestion: string
}

export const WORDINGS: Record<Language, Wording> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en }

/** What each template speaks of; no more, no less in each language (words.test.ts). */
export const PLACEHOLDERS: Record<Template, readonly string[]> = {
  'visit confirmed': ['window', 'technician'],
  'visit moved': ['window', 'technician'],
  'technician on the way': ['technician'],
  'visit done': ['hotline'],
  'callback promised': ['due'],
  'answer sent': ['hotline'],
  'answer mailed': ['answer', 'words', 'hotline'],
  'promise due soon': ['about', 'due'],
  'promise broken': ['about', 'due'],
  'promise escalated': ['about', 'due'],
  'case handed over': ['colleague', 'about', 'due'],
  'promises handed over': ['colleague', 'count', 'due'],
}

/** Ids, codes and moments as the deed wrote them down. */
export type Facts = {
  from?: string
  to?: string
  due?: string
  technician?: string
  case?: string
  /** Who hands work on, and of how many promises. */
  colleague?: string
  count?: number
  /** Which answer leaves, in which edition, and which promise that keeps. */
  answer?: string
  edition?: number
  promise?: string
}

/** What the facts are called where they are told. */
type Named = {
  customer: string
  technician: string
  colleague: string
  /** What an answer is called, and all that it says. */
  answer: string
  words: string
  company: string
  hotline: string | null
  /** Where a customer says stop; null: nobody told us our own address. */
  stop: string | null
}

const PLACEHOLDER = /\{(\w+)\}/g
export const placeholdersOf = (text: string) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')

/** @throws Error for a placeholder without a value: nobody gets "{window}" in his mail */
function filled(text: string, values: Record<string, string>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name]
    if (!value) throw new Error(`nothing is known for {${name}}`)
    return value
  })
}

/**
 * The notice in its language: greeting, what there is to say, who says it, how to stop it.
 * @throws Error for what nobody knows
 */
export function wordsOf(
  template: Template,
  language: Language,
  facts: Facts,
  named: Named,
  timeZone: string,
  toCustomer: boolean,
): Words {
  const wording = WORDINGS[language]
  const values = {
    ...named,
    hotline: named.hotline ?? wording.ourNumber,
    stop: named.stop ?? '',
    window: facts.from && facts.to ? spokenWindow(facts.from, facts.to, language, timeZone) : '',
    count: facts.count === undefined ? '' : String(facts.count),
    due: facts.due ? spokenMoment(facts.due, language, timeZone) : '',
    about: [facts.case, named.customer].filter(Boolean).join(' ') || wording.suggestion,
  }
  const { title, body } = wording.notices[template]
  const lines = toCustomer
    ? [filled(wording.greeting, values), filled(body, values), filled(wording.signed, values)]
    : [filled(body, values)]
  if (toCustomer && named.stop !== null) lines.push(filled(wording.stop, values))
  return { title: filled(title, values), body: lines.join('\n\n') }
}

const DAY = { month: 'long', day: 'numeric', weekday: 'short' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function spokenMoment(text: string, language: Language, timeZone: string) {
  const at = Temporal.Instant.from(text)
  return `${spoken(at, language, timeZone, DAY)} ${spoken(at, language, timeZone, TIME)}`
}

function spokenWindow(from: string, to: string, language: Language, timeZone: string) {
  return `${spokenMoment(from, language, timeZone)}–${spoken(Temporal.Instant.from(to), language, timeZone, TIME)}`
}
