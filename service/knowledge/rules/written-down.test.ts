import { expect, test } from 'vitest'
import { type Done, faultsSaid, titleOf, writtenDown } from './written-down.ts'

const headings = { symptom: '现象', cause: '原因', action: '处理', told: '怎么说' }
const visit = {
  cause: '电磁阀卡住',
  work: '换了电磁阀',
  explanation: '水硬，每年清洗',
  materials: [{ name: '电磁阀', quantity: 1 }],
}
const done = (some: Partial<Done>): Done => ({ symptom: '不上水', visits: [], closing: '', ...some })

test('symptom, cause, action and what was said stand under their headings, what is said twice once', () => {
  const again = { ...visit, cause: '水压低', materials: [{ name: '水管', quantity: 1.5 }] }
  const { body, parts } = writtenDown(done({ visits: [visit, again] }), headings)
  expect(body).toBe(
    '## 现象\n\n不上水\n\n## 原因\n\n电磁阀卡住\n\n水压低\n\n## 处理\n\n换了电磁阀\n\n## 怎么说\n\n水硬，每年清洗',
  )
  expect(parts).toEqual([
    { name: '电磁阀', quantity: 1 },
    { name: '水管', quantity: 2 },
  ])
})

test('where nobody went, the closing words say what was done', () => {
  const { body } = writtenDown(done({ closing: '教客户开阀门' }), headings)
  expect(body).toBe('## 现象\n\n不上水\n\n## 处理\n\n教客户开阀门')
})

test('numbers that are one customer’s own stay behind; codes and sizes do not', () => {
  const symptom = '显示 E1，请回电 138 1234 5678 或 0534-2345678，水箱 100 升'
  expect(titleOf(symptom)).toBe('显示 E1，请回电 … 或 …，水箱 100 升')
  expect(writtenDown(done({ symptom }), headings).body).not.toMatch(/5678/)
})

test('the question is the first sentence, and never longer than a title', () => {
  expect(titleOf('昨天起不热了！早上还好。')).toBe('昨天起不热了')
  expect([...titleOf('热'.repeat(500))].length).toBe(200)
})

test('what was typed as plain text is no Markdown', () => {
  expect(writtenDown(done({ symptom: '# 1 号 *大* 桶' }), headings).body).toContain('\\# 1 号 \\*大\\* 桶')
})

test('faults that the customer named are found by code, name or another name, the deepest of a branch', () => {
  const fault = (
    id: string,
    parent: string | null,
    code: string,
    name: string,
    otherNames: string[] = [],
  ) => ({
    id,
    parent,
    code,
    name,
    otherNames,
  })
  const faults = [
    fault('cold', null, '', '不热', ['水不热', '不加熱']),
    fault('element', 'cold', '', '电热棒'),
    fault('e1', null, 'E1', '水位传感器'),
    fault('e', null, 'E', '别的'),
  ]
  expect(faultsSaid('水不熱，電熱棒好像壞了', faults)).toEqual(['element'])
  expect(faultsSaid('显示ｅ１', faults)).toEqual(['e1'])
  expect(faultsSaid('漏水', faults)).toEqual([])
})
