import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { reactOnce } from '#core/reactions.ts'
import { answerLists } from '../../../test/support/answer-lists.ts'
import { until } from '../../../test/support/until.ts'
import { openWorld, type World } from '../../../test/support/world.ts'
import { insertAnswers } from '../actions/add-answers.ts'
import { putContent } from '../actions/answers.ts'
import type { Content } from '../contract/shapes.ts'
import { startAnswerList } from '../importing/lists.ts'
import { openToWrite } from '../index/answer-index.ts'
import { searchAnswers } from '../queries/search.ts'
import {
  answersFolder,
  companyFolder,
  fulfilWish,
  isWhole,
  readPlace,
  wantAnew,
  wantedAnew,
  wishOf,
  writePlace,
} from './folder.ts'
import { type Follower, openFollower } from './follow.ts'
import { verify } from './verify.ts'

/** More than are built at hand: this one is built in a thread. */
const MANY = 600

let world: World
let follower: Follower
const ids: Uuid[] = []

const content = (title: string): Content => ({
  title,
  phrasings: [],
  body: '看说明书。',
  steps: [],
  safety: null,
  parts: [],
  places: { lines: [], models: [], faults: [] },
})

beforeAll(async () => {
  world = await openWorld()
  const card = {
    kind: 'answer',
    language: 'zh-Hans',
    audience: 'internal',
    owner: null,
    reviewOn: null,
  } as const
  for (let n = 0; n < MANY; n++) ids.push(`018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  await world.deed(ctx =>
    insertAnswers(
      ctx,
      ids.map((id, n) => ({
        id,
        card: { ...card, confidence: 'validated' },
        content: content(`热水器故障${n}号`),
      })),
    ),
  )
  follower = openFollower(world.house)
})
afterAll(async () => {
  await follower.close()
  await world.close()
})

const folder = () => companyFolder(world.house.config.data, world.company)

async function followed(by = follower) {
  expect(await by.round()).toBe(true)
  await by.settled()
}

const asIs = () => verify(world.house, world.company)
const right = { as: 'whole', answers: MANY, behind: [], tooMany: [] }

/**
 * A round reads what is below the oldest transaction of the whole cluster, that of another test's database
 * among them: rounds go on until it is over.
 */
async function becomesRight(by = follower) {
  await until(async () => {
    await followed(by)
    return isDeepStrictEqual(await asIs(), right)
  })
}
const asked = (text: string) =>
  world.deed(ctx => searchAnswers(ctx, { text, audience: 'internal', limit: 5 }))

async function edited(at: number, title: string) {
  const id = ids[at] ?? ''
  await world.deed(async ctx => {
    const { edition } = await ctx.tx
      .selectFrom('knowledge.answers')
      .select('edition')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await putContent(ctx, id, { base: edition, content: content(title), reason: '' })
  })
}

test('a world without an index opens none; the first round builds it in a thread, whole', async () => {
  expect((await asked('热水器')).from).toBe('database')
  expect(await readdir(answersFolder(world.house.config.data)).catch(() => [])).toEqual([])
  await becomesRight()
  await until(async () => (await asked('热水器')).from === 'index')
})

test('one process of a host writes; the next takes up where it stood when it is gone', async () => {
  const second = openFollower(world.house)
  expect(await second.round()).toBe(false)
  await follower.close()
  await edited(1, '水箱渗水先关总阀')
  await becomesRight(second)
  await second.close()
  follower = openFollower(world.house)
  await followed()
})

test('what was done is done again without harm: a place that was not written yet', async () => {
  const before = await readPlace(world.house.config.data)
  await edited(2, '管路结冰怎么办')
  await followed()
  await follower.close()
  if (before !== null) await writePlace(world.house.config.data, before)
  follower = openFollower(world.house)
  await becomesRight()
})

test('a place that the journal does not hold is of another database: all is built anew', async () => {
  await follower.close()
  await edited(3, '恢复备份之后')
  await writePlace(world.house.config.data, { txid: '999999', id: '018f0000-0000-7000-8000-00000000ffff' })
  follower = openFollower(world.house)
  await becomesRight()
})

test('an index that misses an answer is noticed by its count and built anew', async () => {
  await follower.close()
  const index = await openToWrite(folder())
  await index.remove([ids[4] ?? ''])
  await index.close()
  expect(await asIs()).toMatchObject({ answers: MANY - 1, behind: [ids[4]] })
  follower = openFollower(world.house)
  await becomesRight()
})

test('a damaged index is put aside where it is asked, and built anew; search goes on', async () => {
  await until(async () => (await asked('结冰')).from === 'index')
  await damage()
  await until(async () => (await asked('结冰')).from === 'database')
  expect((await asked('结冰')).items[0]?.title).toBe('管路结冰怎么办')
  expect(await isWhole(folder())).toBe(false)
  await becomesRight()
  await until(async () => (await asked('结冰')).from === 'index')
})

test('an index that is gone, or whose folder is, is built anew', async () => {
  await follower.close()
  await rm(answersFolder(world.house.config.data), { recursive: true })
  follower = openFollower(world.house)
  await becomesRight()
})

test.each(['its folder', 'the name of its build'])(
  '%s gone while all run: who asks notices it',
  async what => {
    await until(async () => (await asked('结冰')).from === 'index')
    await rm(what === 'its folder' ? folder() : join(folder(), 'whole'), { recursive: true })
    await until(async () => {
      await asked('结冰')
      await followed()
      return isWhole(folder())
    })
    await becomesRight()
    await until(async () => (await asked('结冰')).from === 'index')
  },
)

test('asked for anew twice it is built, and what changes meanwhile is in it', async () => {
  for (const title of ['第一次重建', '第二次重建']) {
    await wantAnew(world.house.config.data, world.company)
    await follower.round()
    await edited(5, title)
    await becomesRight()
    await until(async () => (await asked(title)).items[0]?.title === title)
  }
})

test('a long list is found when it is whole, built at once; who edits meanwhile is found', async () => {
  const lists = answerLists(world, await world.as('han'))
  const { id } = await lists.dryRun('问题,答案\n长名单一,先断电。\n长名单二,先关水。\n')
  await world.deed(ctx =>
    sql`update knowledge.imports
        set tally = jsonb_set(tally, '{expected,created}', '30000') where id = ${id}`.execute(ctx.tx),
  )
  await world.deed(ctx => startAnswerList(ctx, id))
  expect(await reactOnce(world.house, world.company)).toBe(true)
  await edited(6, '名单进来时改的')
  const behind = await until(async () => {
    await followed()
    const now = await asIs()
    return now.as === 'whole' && !now.behind.includes(ids[6] ?? '') && now.behind
  })
  expect(behind).toHaveLength(2)
  await wantAnew(world.house.config.data, world.company)
  await followed()
  expect(await wantedAnew(world.house.config.data)).toEqual([world.company])
  await world.settle()
  await until(async () => {
    await followed()
    return isDeepStrictEqual(await asIs(), { ...right, answers: MANY + 2 })
  })
})

test('a wish is fulfilled when its build is whole, not before; one uttered meanwhile stays', async () => {
  const { data } = world.house.config
  await wantAnew(data, world.company)
  const first = await wishOf(data, world.company)
  await wantAnew(data, world.company)
  await fulfilWish(data, world.company, first)
  expect(await wantedAnew(data)).toEqual([world.company])
  await fulfilWish(data, world.company, await wishOf(data, world.company))
  expect(await wantedAnew(data)).toEqual([])
})

/** Every file of the builds is cut in two, but the one that names the build in force. */
async function damage() {
  for (const build of (await readdir(folder())).filter(name => name.startsWith('build-'))) {
    for (const file of await readdir(join(folder(), build), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const path = join(file.parentPath, file.name)
      await truncate(path, 10)
      await writeFile(path, 'damaged')
    }
  }
}
