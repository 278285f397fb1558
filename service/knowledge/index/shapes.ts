import type { Uuid } from '#core/ids.ts'
import type { Audience, Confidence, Kind } from '../rules/words.ts'

/** An answer as the index reads it: plain text, the places by id and by name. */
export type IndexedAnswer = {
  id: Uuid
  edition: number
  version: number
  kind: Kind
  language: string
  audience: Audience
  confidence: Confidence
  /** Where it belongs; general where both are empty. */
  lines: Uuid[]
  models: Uuid[]
  title: string
  phrasings: string[]
  /** Codes, names and other names of its faults. */
  faults: string[]
  /** Names of its lines and models. */
  names: string[]
  /** Plain text, with the steps of the phone guidance. */
  body: string
  /** How often it was told, and how often that solved the trouble. */
  solved: number
  told: number
}

/** What somebody asks. */
export type Asked = {
  text: string
  /** A customer finds only what is meant for customers, and nothing that is still being written. */
  audience: Audience
  /** The device that it is about: its model, and the line of that. */
  model?: Uuid | null | undefined
  line?: Uuid | null | undefined
  /** Only answers in this language. */
  language?: string | undefined
  /** What the asker reads: of two that fit alike, the one in his language stands first. */
  reads?: string | undefined
  /** At most 60. */
  limit: number
}

/** How near an answer is to the device that was asked about; `general` where it belongs nowhere. */
export type Near = 'model' | 'line' | 'general' | 'other'

/** `marks`: the folded words that hit, longest first, to be shown. `places`: where it belongs, 24 at most. */
export type Hit = { id: Uuid; score: number; near: Near; marks: string[]; places: Uuid[] }

/**
 * Words that mean the same to a customer (热水器, 热水机, water heater), beside the shipped ones, and names of
 * products that somebody may spell as they sound.
 */
export type Synonyms = { groups: readonly (readonly string[])[]; products?: readonly string[] }
