import { expect, test } from 'vitest'
import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { closeHouse, openHouse } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { companyFolder } from '#service/knowledge/following/folder.ts'
import { verify } from '#service/knowledge/following/verify.ts'
import { openIndex } from '#service/knowledge/index/answer-index.ts'
import { ask, type Child, line, startScript, temporaryFolder, tidyEmbedded } from './support/embedded.ts'
import { dice } from './support/nasty.ts'
import { until } from './support/until.ts'

/**
 * kill -9 of the service while it changes its answers and its index follows: after each kill it goes on, and
 * at the end the index says what the database says. PostgreSQL and the files outlive it.
 */
const EDITS = 1000
const KILLS = 3
const PATIENCE_MS = 60_000
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

const endings: (() => Promise<unknown>)[] = []
tidyEmbedded(async () => {
  for (const end of endings.splice(0)) await end()
})

async function started(folder: string, from: number): Promise<Child> {
  const child = startScript('answers-child.ts', [folder, String(seed + from), String(from), String(EDITS)])
  await line(child, /^company/, PATIENCE_MS)
  return child
}

const edited = ({ said }: Child) => Number(/^edited (\d+)$/.exec(said.at(-1) ?? '')?.[1] ?? 0)
const word = async (child: Child, name: string) => (await line(child, new RegExp(`^${name} (.*)$`)))[1] ?? ''

test(`the index says what the database says after kill -9 in 1,000 edits (seed ${seed})`, async () => {
  console.log(`seed ${seed}`)
  const folder = temporaryFolder('yinuo-kill-answers-')
  const roll = dice(seed)
  let child = await started(folder, 1)
  let last = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const at = last + 1 + Math.floor((roll() * 2 * EDITS) / (KILLS + 1) / 1.2)
    await until(() => edited(child) >= Math.min(at, EDITS - 1), PATIENCE_MS, 1)
    child.process.kill('SIGKILL')
    await child.ended
    last = Math.max(last, edited(child))
    child = await started(folder, last + 1)
  }
  await line(child, /^done$/, PATIENCE_MS)

  const [ownerUrl, secret, company] = await Promise.all(
    ['owner', 'secret', 'company'].map(name => word(child, name)),
  )
  const config = { ...readConfig({}), data: folder, log: 'silent' as const }
  const opening = { config, clock: systemClock, log: openLog('silent'), story: [] }
  const house = openHouse({ ...opening, secret: secret ?? '', ownerUrl: ownerUrl ?? '' })
  endings.push(() => closeHouse(house))
  const found = await until(
    async () => {
      const now = await verify(house, company ?? '')
      return now.as === 'whole' && now.behind.length + now.tooMany.length === 0 ? now : null
    },
    PATIENCE_MS,
    100,
  )
  const titles = await ask<{ id: string; title: string }>(ownerUrl ?? '', IN_FORCE)
  expect(found).toMatchObject({ as: 'whole', answers: titles.length })
  expect(titles.length).toBeGreaterThan(20)
  const index = await openIndex(companyFolder(folder, company ?? ''), { groups: [] })
  endings.unshift(() => index.close())
  for (const { id, title } of titles) {
    const [hit] = await index.search({ text: title, audience: 'internal', limit: 1 })
    expect({ title, id: hit?.id }).toEqual({ title, id })
  }
}, 240_000)

const IN_FORCE = `select answer.id, edition.title from knowledge.answers answer
  join knowledge.editions edition on edition.company_id = answer.company_id
    and edition.answer_id = answer.id and edition.number = answer.edition
  where answer.confidence <> 'archived'`
