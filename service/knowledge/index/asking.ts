import { termsOf } from './terms.ts'

/** The terms that are looked for, each once. */
export const termsAsked = (text: string): string[] => [...new Set(termsOf(text.slice(0, MOST_CHARACTERS)))]

const MOST_CHARACTERS = 200
