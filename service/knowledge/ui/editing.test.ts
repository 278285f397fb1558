import { expect, test } from 'vitest'
import type { Content, Step } from '../contract/shapes.ts'
import { blank } from './answerShapes.ts'
import { cleaned, editProblems, nextStepId } from './editProblems.ts'
import { added, asks, moved, put, without } from './editSteps.ts'

const step = (id: string, part: Partial<Step> = {}): Step => ({
  id,
  say: `说 ${id}`,
  picture: null,
  branches: [],
  next: 'solved',
  ...part,
})
const asking = step('s1', {
  branches: [
    { reply: '有', to: 's2' },
    { reply: '没有', to: 'visit' },
  ],
  next: null,
})
const content = (part: Partial<Content>): Content => ({ ...blank, title: '不上水', body: '看水阀', ...part })
const whys = (of: Content) => editProblems(of).map(({ why }) => why)

test('what is whole has no problem; what is empty is said by its field', () => {
  expect(whys(content({ steps: [asking, step('s2')] }))).toEqual([])
  expect(whys(content({ title: ' ' }))).toEqual(['noTitle'])
  expect(whys(content({ safety: { dangers: [], words: '' } }))).toEqual(['dangers'])
  expect(whys(content({ parts: [{ name: ' ', quantity: 1 }] }))).toEqual(['partName'])
})

test('a new step says what it lacks, but not that its two empty replies are alike', () => {
  const { steps, id } = added([])
  expect(id).toBe('s1')
  expect(editProblems(content({ steps }))).toEqual([
    { why: 'say', step: 's1' },
    { why: 'reply', step: 's1' },
    { why: 'a step leads nowhere', step: 's1' },
  ])
})

test('names of steps are never given twice, whatever they were called before', () => {
  expect(nextStepId([])).toBe('s1')
  expect(nextStepId([step('s7'), step('screen'), step('s2')])).toBe('s8')
})

test('a step that is taken out leaves open what led to it', () => {
  const left = without([asking, step('s2'), step('s3', { next: 's2' })], 's2')
  expect(left.map(({ id }) => id)).toEqual(['s1', 's3'])
  expect(left[0]?.branches[0]).toEqual({ reply: '有', to: '' })
  expect(left[1]?.next).toBeNull()
})

test('steps are moved one place and not beyond the ends', () => {
  const names = (steps: readonly Step[]) => steps.map(({ id }) => id).join('')
  const all = [step('a'), step('b'), step('c')]
  expect(names(moved(all, 'b', -1))).toBe('bac')
  expect(names(moved(all, 'c', 1))).toBe('abc')
  expect(names(moved(all, 'a', -1))).toBe('abc')
})

test('a step either asks or goes on: turned round, it leads where its first reply led', () => {
  expect(asks(asking, false)).toEqual({ branches: [], next: 's2' })
  const turned = put([step('s1')], 's1', asks(step('s1'), true))[0]
  expect(turned).toMatchObject({ next: null, branches: [{ to: '' }, { to: '' }] })
})

test('put in force without blank lines and without the same phrasing twice', () => {
  expect(cleaned(content({ phrasings: [' 上不了水', '', '上不了水 '], body: ' 看\n' }))).toMatchObject({
    phrasings: ['上不了水'],
    body: '看',
  })
})
