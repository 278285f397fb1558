import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { insertAnswers } from '#service/knowledge/actions/add-answers.ts'
import { companyFolder, putAside } from '#service/knowledge/following/folder.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { reindex, verifyAnswers } from './reindex.ts'

const OURS = '晨光太阳能'
let world: World

beforeAll(async () => {
  world = await openWorld()
  const card = {
    kind: 'answer',
    language: 'zh-Hans',
    audience: 'internal',
    owner: null,
    reviewOn: null,
  } as const
  const places = { lines: [], models: [], faults: [] }
  const content = {
    title: '不上水',
    phrasings: [],
    body: '看阀。',
    steps: [],
    safety: null,
    parts: [],
    places,
  }
  const answer = () => ({ id: uuidv7(), card: { ...card, confidence: 'validated' as const }, content })
  await world.deed(ctx => insertAnswers(ctx, [answer(), answer(), answer()]))
})
afterAll(() => world.close())

type Command = typeof reindex

/** What the command says, or the plain fault that it ends with. */
async function said(command: Command, ...words: string[]): Promise<string> {
  const { ownerUrl, secret, config } = world.house
  const lines: string[] = []
  await command({ ...config, databaseUrl: ownerUrl, secret }, words, line => lines.push(line)).catch(fault =>
    lines.push(`${fault.sentence} ${fault.wayOut}`),
  )
  return lines.join('\n')
}

test('the index of answers is built by one command, twice in a row, and verified', async () => {
  expect(await said(verifyAnswers)).toMatch(/has no index of answers.*\n.*reindex answers/)
  for (const _ of ['once', 'twice']) {
    expect(await said(reindex, 'answers')).toContain(`${OURS}: the index holds 3 answers, as the database.`)
  }
  expect(await said(verifyAnswers, '--company', OURS)).toContain('3 answers, as the database')
  await putAside(companyFolder(world.house.config.data, world.company))
  expect(await said(verifyAnswers)).toContain('PostgreSQL answers meanwhile')
  expect(await said(reindex, 'customers')).toMatch(/no index called 'customers'.*reindex answers/)
})
