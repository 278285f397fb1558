import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Content } from '../contract/shapes.ts'
import { differing, mergeContent } from './merge.ts'

const base = Content.parse({
  title: '不上水',
  phrasings: ['上不了水', '水上不去'],
  body: '先看水阀。\n\n再看水压。\n\n最后看电磁阀。',
  steps: [{ id: 'a', say: '水阀开着吗？', branches: [{ reply: '开着', to: 'visit' }] }],
  parts: [{ name: '电磁阀' }],
})
const changed = (part: Partial<Content>): Content => ({ ...base, ...part })

test('what only one of two changed is his', () => {
  const his = changed({ title: '热水器不上水', body: base.body.replace('先看水阀', '先看总水阀') })
  const mine = changed({ body: base.body.replace('电磁阀。', '电磁阀的插头。'), parts: [] })
  const { content, both } = mergeContent(base, his, mine)
  expect(content).toEqual({
    ...base,
    title: '热水器不上水',
    body: '先看总水阀。\n\n再看水压。\n\n最后看电磁阀的插头。',
    parts: [],
  })
  expect(both).toEqual([])
})

test('where both changed the same paragraph, both wordings stay and it is said', () => {
  const his = changed({ body: base.body.replace('再看水压', '再量水压') })
  const mine = changed({ body: base.body.replace('再看水压', '水压要够') })
  const { content, both } = mergeContent(base, his, mine)
  expect(content.body).toBe('先看水阀。\n\n再量水压。\n水压要够。\n\n最后看电磁阀。')
  expect(both).toEqual(['body'])
})

test('lists: what either added is there, what either took away is gone', () => {
  const his = changed({ phrasings: ['上不了水', '不进水'] })
  const mine = changed({ phrasings: ['上不了水', '水上不去', '没水上来'] })
  const { content, both } = mergeContent(base, his, mine)
  expect(content.phrasings.toSorted()).toEqual(['上不了水', '不进水', '没水上来'].toSorted())
  expect(both).toEqual([])
})

test('a step that one took away and the other changed is kept, and said', () => {
  const his = changed({ steps: base.steps.map(step => ({ ...step, say: '总水阀开着吗？' })) })
  expect(mergeContent(base, his, changed({ steps: [] }))).toMatchObject({
    content: { steps: his.steps },
    both: ['steps'],
  })
  expect(mergeContent(base, changed({ steps: [] }), his)).toMatchObject({
    content: { steps: his.steps },
    both: ['steps'],
  })
})

test('the same change made twice is one', () => {
  const his = changed({ title: '不上水怎么办' })
  expect(mergeContent(base, his, structuredClone(his))).toEqual({ content: his, both: [] })
})

test('which fields differ, whatever the order of keys', () => {
  const other = changed({ safety: { dangers: ['roof'], words: '' }, title: '水上不去' })
  expect(differing(base, other)).toEqual(['title', 'safety'])
  const part = { quantity: 1, name: '电磁阀' }
  expect(differing(base, changed({ parts: [part] }))).toEqual([])
})

test('no line of the body that somebody typed is lost; with one who changed nothing the other stands', () => {
  const body = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 6 }).map(all => all.join('\n'))
  fc.assert(
    fc.property(body, body, body, (before, theirs, ours) => {
      const [one, his, mine] = [before, theirs, ours].map(text => changed({ body: text })) as [
        Content,
        Content,
        Content,
      ]
      const merged = mergeContent(one, his, mine).content.body.split('\n')
      const fresh = (text: string) => text.split('\n').filter(line => !before.split('\n').includes(line))
      expect(merged).toEqual(expect.arrayContaining([...fresh(theirs), ...fresh(ours)]))
      expect(mergeContent(one, one, mine).content).toEqual(mine)
      expect(mergeContent(one, his, one).content).toEqual(his)
    }),
  )
})
