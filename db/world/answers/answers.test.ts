import { expect, it } from 'vitest'
import { Content } from '#service/knowledge/contract/shapes.ts'
import { whyNotContent } from '#service/knowledge/rules/content.ts'
import { LINES } from '../models.ts'
import { FAULTS, type StartFault } from './faults.ts'
import { WRITTEN } from './written.ts'

const faults = new Map<string, { safety: boolean }>()
function name(all: readonly StartFault[], above: string, safety: boolean): void {
  for (const fault of all) {
    const way = above === '' ? fault.name : `${above}/${fault.name}`
    faults.set(way, { safety: safety || fault.safety === true })
    name(fault.under ?? [], way, safety || fault.safety === true)
  }
}
name(FAULTS, '', false)

it.each(WRITTEN.map(one => [one.title, one] as const))('%s can be put in force', (_title, one) => {
  const { title, phrasings = [], body, steps = [], safety = null, parts = [] } = one
  const content = { title, phrasings, body: body.join('\n'), steps, safety }
  const read = Content.parse({ ...content, parts: parts.map(part => ({ name: part })) })
  expect(whyNotContent(read)).toBeNull()
  const known = [...LINES.map(line => line.name), ...LINES.flatMap(line => line.models)]
  expect(known).toEqual(expect.arrayContaining([...(one.lines ?? []), ...(one.models ?? [])]))
  for (const fault of one.faults ?? []) {
    expect([...faults.keys()]).toContain(fault)
    // Nobody is guided through something dangerous without being told to stay away from it.
    if (faults.get(fault)?.safety) expect(safety).not.toBeNull()
  }
})

it('each of the nine symptoms has an answer in every language, but those that are rare', () => {
  const symptoms = FAULTS.slice(0, 9).map(fault => fault.name)
  const answered = (language: string) =>
    symptoms.filter(symptom =>
      WRITTEN.some(
        one => one.language === language && one.faults?.some(way => way.split('/')[0] === symptom),
      ),
    )
  expect(answered('zh-Hans')).toEqual(symptoms)
  for (const language of ['zh-Hant', 'en']) {
    expect(answered(language)).toEqual(symptoms.filter(symptom => symptom !== '溢水'))
  }
})
