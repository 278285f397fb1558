/**
 * How much nearer an answer is pulled for being written in the language of whoever reads it. Bounded: one
 * that answers better in another language still stands above; 简 and 繁 are read by each other's readers.
 */
export function tongueBoost(language: string, reads: string | undefined): number {
  if (reads === undefined) return 1
  if (language === reads) return 1.25
  return language.startsWith('zh') && reads.startsWith('zh') ? 1.1 : 1
}
