import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld, post } from '../test/support/core-world.ts'
import { until } from '../test/support/until.ts'
import { as } from '../test/support/who-says.ts'
import { uuidv7 } from './ids.ts'

let world: CoreWorld
let url: string
beforeAll(async () => {
  world = await openCoreWorld()
  url = `${(await world.serve()).url}/api/diary`
})
afterAll(() => world.close())

const [anna, ben] = [uuidv7(), uuidv7()]
const write = (command: string, words: string, who = as(world.a, 'writer', anna)) =>
  post(url, { ...who, 'idempotency-key': command }, { words })

const notes = async (words: string) =>
  (await world.owner.unsafe('select 1 from diary.notes where words = $1', [words])).length

test('a replay gets the first answer and does nothing', async () => {
  const command = uuidv7()
  const first = await write(command, 'said once')
  const replays = await Promise.all([write(command, 'said once'), write(command.toUpperCase(), 'said once')])
  expect(first.status).toBe(200)
  for (const replay of replays) expect(replay).toMatchObject({ status: 200, body: first.body })
  expect(await notes('said once')).toBe(1)
  const [journal] = await world.owner.unsafe(
    'select count(*)::int as n from core.journal where command = $1',
    [command],
  )
  expect(journal?.n).toBe(1)
})

test('twenty at the same moment under one command are one deed and one answer', async () => {
  const command = uuidv7()
  const answers = await Promise.all(Array.from({ length: 20 }, () => write(command, 'said by twenty')))
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: answers[0]?.body ?? {} })
  expect(await notes('said by twenty')).toBe(1)
})

test('a concurrent replay waits for the first to end, and does the deed itself when the first fails', async () => {
  const command = uuidv7()
  const blocker = await world.owner.reserve()
  await blocker.unsafe('begin')
  await blocker.unsafe(
    `insert into core.commands (company_id, id, request_hash, at) values ('${world.a}', '${command}', 'x', now())`,
  )
  let answered = false
  const waiting = write(command, 'after the first').finally(() => {
    answered = true
  })
  await until(async () => {
    const [row] = await world.owner.unsafe(`select count(*)::int as n from pg_locks l
      join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`)
    return Number(row?.n) > 0
  })
  expect(answered).toBe(false)
  await blocker.unsafe('rollback')
  blocker.release()
  expect((await waiting).status).toBe(200)
  expect(await notes('after the first')).toBe(1)
})

test('the same id by somebody else, or for something else, is refused', async () => {
  const command = uuidv7()
  await write(command, 'my own words')
  const other = await write(command, 'my own words', as(world.a, 'writer', ben))
  expect(other).toMatchObject({ status: 409, body: { code: 'this command id was used for something else' } })
  const else_ = await write(command, 'other words')
  expect(else_).toMatchObject({ status: 409, body: { code: 'this command id was used for something else' } })
  expect(await notes('other words')).toBe(0)
})

test('another company may use the same id: it sees nothing of the first', async () => {
  const command = uuidv7()
  const first = await write(command, 'in company A')
  const second = await write(command, 'in company A', as(world.b, 'writer', anna))
  expect(second.status).toBe(200)
  expect(second.body.id).not.toBe(first.body.id)
})

test('a refusal is not kept: the same command is decided anew', async () => {
  await write(uuidv7(), 'taken words')
  const command = uuidv7()
  expect(await write(command, 'taken words')).toMatchObject({
    status: 409,
    body: { code: 'the words are taken' },
  })
  await world.owner.unsafe(`update diary.notes set words = 'free again' where words = 'taken words'`)
  expect((await write(command, 'taken words')).status).toBe(200)
})

test('a key that is no UUID is refused; taken for none, its replay would be done twice', async () => {
  const answer = await write('not-a-uuid', 'under a bad key')
  expect(answer).toMatchObject({ status: 400, body: { code: 'unreadable' } })
  expect(await notes('under a bad key')).toBe(0)
})
