import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from '../contract/shapes.ts'
import { contentProblems, isEnd, type Leading, tidied, waysOf, whyNotContent } from './content.ts'

const said = (steps: readonly Leading[], body = '先看水位。') => ({ body, steps, parts: [] })
const step = (id: string, ...to: string[]): Leading =>
  to.length === 1
    ? { id, branches: [], next: to[0] as string }
    : { id, branches: to.map((one, n) => ({ reply: `${n}`, to: one })), next: null }
const why = (...steps: Leading[]) => contentProblems(said(steps)).map(one => `${one.why}: ${one.step}`)

describe('phone guidance', () => {
  it('may be none, one step, branches, a circle with a way out', () => {
    expect(whyNotContent(said([]))).toBeNull()
    expect(why(step('a', 'solved'))).toEqual([])
    expect(why(step('a', 'b', 'visit'), step('b', 'a', 'solved'))).toEqual([])
  })

  it('says which step stands against it', () => {
    expect(why(step('a', 'solved'), step('a', 'visit'))).toEqual(['two steps have one name: a'])
    expect(why(step('visit', 'solved'))).toEqual(['a step has the name of an end: visit'])
    expect(why(step('a', 'b', 'solved'), step('b'))).toEqual(['a step leads nowhere: b'])
    expect(why(step('a', 'gone', 'solved'))).toEqual(['a step leads nowhere: a'])
    expect(why({ ...step('a', 'visit', 'solved'), next: 'solved' })).toEqual([
      'a step both asks and goes on: a',
    ])
    const twice = [
      { reply: '有', to: 'solved' },
      { reply: '有', to: 'visit' },
    ]
    expect(why({ id: 'a', branches: twice, next: null })).toEqual(['a reply stands twice: a'])
    expect(why(step('a', 'solved'), step('b', 'visit'))).toEqual(['a step is never reached: b'])
    const circle = [step('a', 'b', 'solved'), step('b', 'c'), step('c', 'b')]
    expect(why(...circle)).toEqual(['a step has no way out: b', 'a step has no way out: c'])
  })

  it('says something, and no part twice', () => {
    expect(whyNotContent(said([], '  '))).toEqual({ why: 'nothing is said' })
    const parts = [{ name: '真空管' }, { name: ' 真空管' }]
    expect(whyNotContent({ body: '换。', steps: [], parts })).toEqual({ why: 'a part stands twice' })
  })

  const ids = ['a', 'b', 'c', 'd', 'e']
  const ways = fc.uniqueArray(fc.constantFrom(...ids, 'solved', 'visit'), { maxLength: 3 })
  const anySteps = fc
    .array(ways, { minLength: 1, maxLength: ids.length })
    .map(all => all.map((to, n) => step(ids[n] as string, ...to)))

  it('is right about what is reached and what comes to an end, whatever the steps', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const problems = contentProblems(said(steps))
        const nowhere = steps.filter(
          one => waysOf(one).length === 0 || waysOf(one).some(to => !there(steps, to)),
        )
        const found = (what: string) => problems.filter(one => one.why === what).map(one => one.step)
        expect(found('a step leads nowhere')).toEqual(nowhere.map(({ id }) => id))
        if (nowhere.length > 0) return
        const reached = walks(steps, steps[0]?.id ?? '')
        const hopeless = steps.filter(({ id }) => reached.has(id) && ![...walks(steps, id)].some(isEnd))
        expect(found('a step is never reached')).toEqual(
          ids.slice(0, steps.length).filter(id => !reached.has(id)),
        )
        expect(found('a step has no way out')).toEqual(hopeless.map(({ id }) => id))
      }),
      { numRuns: 500 },
    )
  })
})

const there = (steps: readonly Leading[], to: string) => isEnd(to) || steps.some(({ id }) => id === to)

/** All that can be come to from a step, by walking: as many rounds as there are steps. */
function walks(steps: readonly Leading[], from: string): Set<string> {
  let at = new Set([from])
  for (const _ of steps) {
    at = new Set([...at].flatMap(id => [id, ...steps.filter(one => one.id === id).flatMap(waysOf)]))
  }
  return at
}

it('what stands twice in a content is left out, and tidied again it stays', () => {
  const content: Content = {
    title: '水不热',
    phrasings: ['不热', '水不热', '不热', 'E1', 'e1'],
    body: '看水位。',
    steps: [],
    safety: { dangers: ['scalding', 'roof', 'scalding'], words: '' },
    parts: [],
    places: { lines: ['B', 'b', 'a'], models: [], faults: [] },
  }
  const once = tidied(content)
  expect(once).toMatchObject({
    phrasings: ['不热', 'E1'],
    safety: { dangers: ['roof', 'scalding'] },
    places: { lines: ['a', 'b'] },
  })
  expect(tidied(once)).toEqual(once)
})
