import { type Dice, dice } from '#db/world/dice.ts'
import { catalogue, type Sizes } from './made.ts'
import { CAUSES, ENDINGS, OPENINGS, SECTIONS, SYMPTOMS } from './words.ts'

/** One question, as far as it was typed; with the device that it is about, where one is known. */
export type Question = { text: string; model: string | null; line: string | null }

/** Questions as they grow while somebody types: a word of Chinese at a time, English by its letters. */
export function questions(sizes: Sizes, count: number, seed: number): Question[] {
  const chance = dice(seed)
  const { models } = catalogue(sizes)
  const typed: Question[] = []
  while (typed.length < count) {
    const model = chance.pick(models)
    const known = chance.roll() < 0.3
    const device = { model: known ? model.id : null, line: known ? model.line.id : null }
    for (const text of growing(whole(chance, model))) typed.push({ text, ...device })
  }
  return typed.slice(0, count)
}

function whole(chance: Dice, { name, line }: { name: string; line: { zh: string; en: string } }): string {
  const [zh, en] = chance.pick(SYMPTOMS)
  const [section] = chance.pick(SECTIONS)
  return chance.pick([
    `${chance.pick(OPENINGS)}${line.zh}${zh}${chance.pick(ENDINGS)}`,
    `${line.zh.slice(2)}${zh}`,
    `${name}${zh}`,
    `${section}${chance.pick(CAUSES)[0]}`,
    `E${chance.between(0, 40)} ${line.zh.slice(2)}`,
    `${line.en.replace(/ \d+$/, '')} ${en}`,
  ])
}

/** What stands in the box each time the search is asked: after two characters or three letters more. */
function growing(text: string): string[] {
  const step = /^[a-z]/.test(text) ? 3 : 2
  const characters = Array.from(text)
  const parts: string[] = []
  for (let to = step; to < characters.length; to += step) parts.push(characters.slice(0, to).join(''))
  return [...parts, text]
}
