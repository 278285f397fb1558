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
