import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id, instant, line } from '#core/wire.ts'
import { KEEPERS, READERS } from '../contract.ts'

/** Whoever searches reads the words anew. */
export const events = ['synonyms changed'] as const

/** More would be a dictionary, and slow every search. */
export const MOST_SYNONYMS = 2000

/** Words that customers use for the same thing: 热水器, 热水机. */
export const Synonyms = z.object({
  id: id(),
  words: z.array(z.string()),
  notedAt: instant(),
  notedBy: z.string().nullable(),
  takenBackAt: instant().nullable(),
  takenBackBy: z.string().nullable(),
})
export type Synonyms = z.output<typeof Synonyms>

export const listSynonyms = endpoint({
  method: 'GET',
  url: '/api/knowledge/synonyms',
  summary: "The company's own synonyms, the newest first, and those that were taken back last",
  may: READERS,
  returns: z.object({ items: z.array(Synonyms), takenBack: z.array(Synonyms) }),
})

export const noteSynonyms = endpoint({
  method: 'POST',
  url: '/api/knowledge/synonyms',
  summary: 'Words that mean the same when somebody searches',
  may: KEEPERS,
  body: z.object({ words: z.array(line(40)).min(2).max(30) }),
  returns: done,
  refuses: ['the same word twice', 'a word without letters', 'noted already', 'enough is noted'],
})

export const takeSynonymsBack = endpoint({
  method: 'DELETE',
  url: '/api/knowledge/synonyms/:id',
  summary: 'These words do not mean the same after all',
  may: KEEPERS,
  params: z.object({ id: id() }),
  returns: done,
  refuses: ['taken back already'],
})
