import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnswerLists, answerLists } from '../../test/support/answer-lists.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { mapAnswerList } from './contract/imports.ts'

let world: World
let manager: Client
let lists: AnswerLists
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  lists = answerLists(world, manager)
})
afterAll(() => world?.close())

const LIST = [
  'Title,Answer',
  'Shows E1,Turn it off, wait a minute, turn it on.',
  'Shows E2,"Turn it off, wait a minute."',
  'Shows E3,Ring us.,,  ,',
  ',No title, and a comma.',
].join('\n')

it('what stands to the right of the headings is told row by row, and goes out again with the refused ones', async () => {
  const { id, done } = await lists.bringIn(LIST)
  expect(done).toMatchObject({ created: 3, refused: 1 })
  expect(await lists.whys(id, 'problems')).toEqual([
    [2, ['null: beyond the headings']],
    [5, ['title: no title', 'null: beyond the headings']],
  ])
  const { problems } = await lists.report(id)
  expect(problems.find(({ code }) => code === 'beyond the headings')).toMatchObject({
    count: 2,
    refuses: false,
    examples: [
      { row: 2, value: 'wait a minute · turn it on.' },
      { row: 5, value: 'and a comma.' },
    ],
  })
  for (const as of ['csv', 'xlsx'] as const) {
    const url = `/api/knowledge/imports/${id}/refused?as=${as}&language=en`
    const bytes = Buffer.from(await (await manager.send('GET', url)).arrayBuffer())
    const read = await lists.dryRun(bytes, `mended.${as}`)
    expect(read.samples[0]?.texts).toEqual(['', 'No title', 'Title: no title', 'and a comma.'])
  }
})

it('what somebody says is a column of the text is one, also without a heading', async () => {
  const read = await lists.dryRun(LIST.replaceAll('Shows E', 'Says E'), 'named.csv')
  const columns = { 0: 'title', 1: 'body', 2: 'body', 3: 'body' } as const
  const body = { revision: read.revision, mapping: { columns, fixed: {} } }
  await manager.tell(mapAnswerList, { params: { id: read.id }, body })
  await world.settle()
  const { problems } = await lists.report(read.id)
  expect(problems.map(({ code }) => code)).toEqual(['no title'])
})

it('a field of JSON lines that first comes late is told with its name', async () => {
  const lines = Array.from({ length: 200 }, (_, n) => JSON.stringify({ title: `第 ${n} 题`, body: '答' }))
  lines.push(JSON.stringify({ title: '最后一题', body: '答', remark: '问过师傅' }))
  const { id } = await lists.bringIn(lines.join('\n'), 'late.jsonl')
  const { problems } = await lists.report(id)
  expect(problems).toMatchObject([
    { code: 'beyond the headings', examples: [{ row: 201, value: 'remark: 问过师傅' }] },
  ])
})
