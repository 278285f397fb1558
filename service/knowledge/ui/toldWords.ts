import type { ToldAnswer } from '../contract/uses.ts'
import { type Said, wayInWords } from '../rules/guidance.ts'
import type { AnswerRead } from './answerShapes.ts'
import { contentOf } from './answerShapes.ts'

/** An answer that the customer was told, and how far its guidance was walked. */
export type Told = { answer: AnswerRead; way: readonly Said[] }

/** What travels of it with the deed that it was told in. */
export const toldOf = ({ answer, way }: Told): ToldAnswer => ({
  answer: answer.id,
  edition: answer.edition,
  way: [...way],
})

/** How it was solved: the answer by name, then what was said, a line for each step. */
export const toldWords = ({ answer, way }: Told, byName: string): string =>
  [byName, ...wayInWords(contentOf(answer.content).steps, way)].join('\n')
