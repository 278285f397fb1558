/** FNV-1a with a last stir: 32 bits of a word, the same on every machine. */
export function hash(word: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

/** 16 bits: of a head of 40 words one in 1,600 is taken for a word that is not there. */
export const short = (hashed: number): number => hashed & 0xffff
export const shortHash = (word: string): number => short(hash(word))
