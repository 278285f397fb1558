import { Fragment } from 'react'

/** A text with the words that were looked for marked. `marks`: as they stand in the text, longest first. */
export function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  const words = marks.filter(mark => mark !== '').map(mark => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words.length === 0) return text
  return text.split(new RegExp(`(${words.join('|')})`, 'gi')).map((part, n) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text do not move
    return n % 2 === 1 ? <mark key={n}>{part}</mark> : <Fragment key={n}>{part}</Fragment>
  })
}
