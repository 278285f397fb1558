import { reading } from './damaged.ts'
import { dictionaryOf } from './dictionary.ts'
import { holdAll, holdAnew, isStale } from './held.ts'
import { openInForce } from './in-force.ts'
import { search } from './search.ts'
import type { Asked, Hit, Synonyms } from './shapes.ts'
import { type WrittenIndex, writing } from './writing.ts'

/** The index of one company, for who asks and who writes. What cannot be done throws Damaged. */
export type AnswerIndex = WrittenIndex & {
  /** Best first. */
  search(asked: Asked): Promise<Hit[]>
  /** From now on these words are the company's. */
  heed(words: Synonyms): void
}

/**
 * Opens the index of one company; reads the cards of all answers into memory.
 * Throws Damaged where there is none, or none that can be read.
 */
export async function openIndex(folder: string, words: Synonyms): Promise<AnswerIndex> {
  let dictionary = dictionaryOf(words)
  const inForce = await openInForce(folder, holdAll)
  const written = writing(inForce)
  return {
    ...written,
    search: asked =>
      reading(async () => {
        const { table, more } = await inForce()
        // Where this fails the search that follows fails, too, and says so.
        if (isStale(more)) holdAnew(more, table).catch(() => undefined)
        return search(table, more, dictionary, asked)
      }),
    optimize: async () => {
      await written.optimize()
      await reading(async () => {
        const { table, more } = await inForce()
        await holdAnew(more, table)
      })
    },
    heed: next => {
      dictionary = dictionaryOf(next)
    },
  }
}

/** Opens it for writing alone: nothing is read into memory. Throws Damaged like `openIndex`. */
export const openToWrite = async (folder: string): Promise<WrittenIndex> =>
  writing(await openInForce(folder, async () => null))
