export type Piece = { text: string; matched: boolean }

/**
 * Cuts a hit's text at the places that the typed words name, so that they can be marked. Digits match
 * through spaces and hyphens (`55 6677` finds `5566-77`); full width and capitals do not matter. What was
 * found by pinyin or in the other script has no such place and is left unmarked.
 */
export function matched(text: string, typed: string): Piece[] {
  const words = typed.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 8)
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  const patterns = words.map(pattern)
  if (/^\d{4,20}$/.test(digits)) patterns.push(pattern(digits))
  if (patterns.length === 0) return [{ text, matched: false }]
  const longestFirst = patterns.sort((a, b) => b.length - a.length).join('|')
  const pieces = text.split(new RegExp(`(${longestFirst})`, 'iu'))
  // split() with one group gives: between, match, between, match, …
  return pieces
    .map((piece, at) => ({ text: piece, matched: at % 2 === 1 }))
    .filter(piece => piece.text !== '')
}

function pattern(word: string): string {
  if (/^\d+$/.test(word)) return [...word].join('[\\s-]?')
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
