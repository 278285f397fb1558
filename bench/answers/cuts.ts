import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pieces, termsOf, termsOfPiece } from '#service/knowledge/index/terms.ts'
import type { Page } from './made.ts'
import { ASKED, type Finder } from './quality.ts'

type Cut = (text: string) => string[]
const jieba = Jieba.withDict(dict)

/** Ways to cut a text into terms; the first is what the index does. */
export const CUTS: Record<string, Cut> = {
  'bigrams, stems': termsOf,
  'jieba, stems': text =>
    pieces(text).flatMap(piece =>
      piece.unspaced ? jieba.cutForSearch(piece.text, true) : termsOfPiece(piece),
    ),
  'bigrams + jieba of three and more, stems': text =>
    pieces(text).flatMap(piece => [...termsOfPiece(piece), ...(piece.unspaced ? longWords(piece.text) : [])]),
  'bigrams, whole words': text =>
    pieces(text).flatMap(piece => (piece.unspaced ? termsOfPiece(piece) : piece.text.split(' '))),
}

const longWords = (text: string) => jieba.cutForSearch(text, true).filter(word => Array.from(word).length > 2)

const K1 = 1.2
const B = 0.75
const TITLE_WEIGHT = 2

/** BM25 in memory and nothing else: what the terms alone are worth. */
export function plainSearch(pages: readonly Page[], cut: Cut): Finder {
  const postings = new Map<string, Map<number, number>>()
  const lengths = pages.map(({ title, body }, page) => {
    const terms = [...Array.from({ length: TITLE_WEIGHT }, () => cut(title)).flat(), ...cut(body)]
    for (const term of terms) {
      const pagesOfTerm = postings.get(term) ?? new Map<number, number>()
      postings.set(term, pagesOfTerm.set(page, (pagesOfTerm.get(page) ?? 0) + 1))
    }
    return terms.length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return async text => {
    const scores = new Map<number, number>()
    for (const term of new Set(cut(text))) {
      const found = postings.get(term)
      if (!found) continue
      const rare = Math.log(1 + (pages.length - found.size + 0.5) / (found.size + 0.5))
      for (const [page, often] of found) {
        const long = 1 - B + (B * (lengths[page] ?? 0)) / mean
        scores.set(page, (scores.get(page) ?? 0) + (rare * often * (K1 + 1)) / (often + K1 * long))
      }
    }
    const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, ASKED)
    return best.map(([page]) => pages[page]?.doc_id ?? '')
  }
}
