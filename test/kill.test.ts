import { expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { ask, killServer, startServing, temporaryFolder, tidyEmbedded } from './support/embedded.ts'
import { until } from './support/until.ts'
import { as } from './support/who-says.ts'

/**
 * kill -9, again and again, of our process and of PostgreSQL while 2,000 deeds are done. fsync is on, as in
 * real life. Who asks does what the field app will do: the same command again until it is answered.
 */
const DEEDS = 2000
const ASKERS = 8
const PATIENCE_MS = 60_000
/** Who asks more often takes the processor from what is starting again. */
const ASK_AGAIN_MS = 25

tidyEmbedded()

type Note = { id: Uuid; number: string; words: string }

const start = (folder: string, company: Uuid) =>
  startServing('diary-child.ts', [folder, company], PATIENCE_MS)

/**
 * Asks until there is an answer; what is not an answer (a cut line, a 503) is asked again under the same
 * command.
 */
async function insist(at: () => string, company: Uuid, command: Uuid, words: string): Promise<Note> {
  const answered = await until(
    async () => {
      const response = await fetch(`${at()}/api/diary`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': command, ...as(company) },
        body: JSON.stringify({ words }),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => null)
      if (response === null || response.status === 503) return null
      const answer = await response.json().catch(() => null)
      return answer === null ? null : { status: response.status, answer }
    },
    PATIENCE_MS,
    ASK_AGAIN_MS,
  )
  expect(answered).toMatchObject({ status: 200, answer: { words } })
  return answered.answer as Note
}

async function rows(ownerUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  return ask<Record<string, unknown>>(ownerUrl, sql)
}

async function everyReactionIsDone(ownerUrl: string): Promise<void> {
  await until(async () => {
    const [due] = await rows(ownerUrl, 'select count(*)::int as n from core.reactions_due').catch(() => [
      { n: -1 },
    ])
    return due?.n === 0
  }, PATIENCE_MS)
}

test('what was acknowledged is there, once, with each reaction once, whoever was killed meanwhile', async () => {
  const folder = temporaryFolder('yinuo-kill-')
  const company = uuidv7()
  let running = await start(folder, company)
  const acknowledged = new Map<string, Note>()
  let kills = 0
  const killSomebody = async () => {
    kills++
    if (kills % 2 === 0) return killServer(folder)
    running.child.process.kill('SIGKILL')
    await running.child.ended
    running = await start(folder, company)
  }
  const killing = (async () => {
    for (const at of [0.1, 0.25, 0.4, 0.55, 0.7, 0.85]) {
      await until(() => acknowledged.size >= DEEDS * at, 240_000)
      await killSomebody()
    }
  })()
  let next = 0
  const asker = async () => {
    for (let n = next++; n < DEEDS; n = next++) {
      const words = `deed ${n}`
      acknowledged.set(words, await insist(() => running.url, company, uuidv7(), words))
    }
  }
  await Promise.all([killing, ...Array.from({ length: ASKERS }, asker)])
  expect(kills).toBe(6)
  await everyReactionIsDone(running.ownerUrl)

  const notes = await rows(running.ownerUrl, 'select id, number, words from diary.notes order by id')
  const told = [...acknowledged.values()].sort((one, two) => (one.id < two.id ? -1 : 1))
  expect(notes.map(row => ({ ...row }))).toEqual(told)
  expect(new Set(notes.map(row => row.number)).size).toBe(DEEDS)
  const [counted] = await rows(
    running.ownerUrl,
    `select (select count(*)::int from core.journal) as journal,
      (select count(*)::int from core.commands) as commands,
      (select count(*)::int from diary.followed) as reactions,
      (select count(*)::int from (
        select 1 from diary.followed group by journal_id, reaction having count(*) > 1) d) as doubled`,
  )
  expect({ ...counted }).toEqual({ journal: DEEDS, commands: DEEDS, reactions: 2 * DEEDS, doubled: 0 })
}, 420_000)
