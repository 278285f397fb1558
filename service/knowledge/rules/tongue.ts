import { LANGUAGES, type Language } from '#core/languages.ts'

/**
 * How much nearer an answer is pulled for its language: that of whoever reads it, and that of the question.
 * Bounded: one that answers better in another language still stands above; 简 and 繁 are read by each other's
 * readers. Who asks in characters is answered in Chinese first, whatever other words for it also fit.
 */
export function tongueOf(asked: { text: string; reads?: string | undefined }): (language: string) => number {
  const inCharacters = /\p{Script=Han}/u.test(asked.text)
  const { reads } = asked
  return language => {
    const isChinese = language.startsWith('zh')
    const asWasAsked = inCharacters && !isChinese ? OTHER : 1
    if (reads === undefined) return asWasAsked
    if (language === reads) return OWN * asWasAsked
    return (isChinese && reads.startsWith('zh') ? AKIN : 1) * asWasAsked
  }
}

const OWN = 1.25
const AKIN = 1.1
const OTHER = 0.7

/**
 * In which order languages are listed for who reads one, where nothing is asked that could fit better: his
 * own, the other Chinese for who reads one of the two, the rest. Nobody's: no order.
 */
export function readingOrder(reads: Language | undefined): Language[] {
  if (reads === undefined) return []
  const far = (language: Language) =>
    language === reads ? 0 : language.startsWith('zh') && reads.startsWith('zh') ? 1 : 2
  return [...LANGUAGES].sort((a, b) => far(a) - far(b))
}
