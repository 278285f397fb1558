import { fold } from '#core/find/fold.ts'

/** @param noted the groups that hold now, as they were written */
export function whyNotSynonyms(words: readonly string[], noted: readonly (readonly string[])[]) {
  const folded = words.map(fold)
  if (folded.some(word => word === '')) return 'a word without letters'
  if (new Set(folded).size < folded.length) return 'the same word twice'
  const there = noted.some(group => {
    const have = new Set(group.map(fold))
    return folded.every(word => have.has(word))
  })
  return there ? 'noted already' : null
}
