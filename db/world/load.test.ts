import { expect, it } from 'vitest'
import { answerShelf, listContradicted } from '#service/knowledge/contract/lists.ts'
import { asOwner } from '../../test/support/cluster.ts'
import { type DemoHouse, openDemoHouse } from '../../test/support/demo.ts'
import { REWORDED } from './answers/reworded.ts'
import { WRITTEN } from './answers/written.ts'
import { loadWorld } from './load.ts'

/** Whose rows differ from load to load by their nature: accounts have salted passwords. */
const LEFT_OUT = `'auth', 'jobs', 'migrations', 'pg_catalog', 'information_schema'`
const ANY_ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Each table's rows without ids and places in commit order, as one hash and how many there are. */
async function digestOf(ownerUrl: string): Promise<Record<string, string>> {
  return asOwner(ownerUrl, async sql => {
    const tables = await sql.unsafe(
      `select oid::regclass::text as name from pg_class
       where relkind = 'r' and relnamespace::regnamespace::text not in (${LEFT_OUT}) order by 1`,
    )
    const digests: Record<string, string> = {}
    for (const { name } of tables) {
      const [row] = await sql.unsafe(`
        select count(*) || ' ' || coalesce(md5(string_agg(said, '' order by said)), '') as digest
        from (select regexp_replace((to_jsonb(one) - 'txid')::text, '${ANY_ID}', '#', 'g') as said
              from ${name} one) rows`)
      digests[String(name)] = String(row?.digest)
    }
    return digests
  })
}

const DAY = Temporal.Instant.from('2026-11-18T03:00:00Z')
const CUSTOMERS = 300

async function loaded(then = async (_: DemoHouse) => {}): Promise<Record<string, string>> {
  const demo = await openDemoHouse(DAY)
  try {
    await loadWorld(demo.house, () => {}, CUSTOMERS)
    const digest = await digestOf(demo.ownerUrl)
    await then(demo)
    return digest
  } finally {
    await demo.close()
  }
}

/** The answer centre has been at work: told on the phone this week, and once it had not helped for long. */
async function toldThisWeek({ as }: DemoHouse): Promise<void> {
  const han = await as('han')
  expect((await han.tell(answerShelf, { query: {} })).told.length).toBeGreaterThan(2)
  const { items } = await han.tell(listContradicted, { query: {} })
  expect(items).toMatchObject([{ times: 1, cases: [{}] }])
}

it('two loads on one day are the same world, and a second start changes nothing', {
  timeout: 180_000,
}, async () => {
  const once = await loaded()
  const again = await loaded(async demo => {
    await loadWorld(demo.house, () => {}, CUSTOMERS)
    expect(await digestOf(demo.ownerUrl)).toEqual(once)
    await toldThisWeek(demo)
  })
  expect(again).toEqual(once)
  for (const table of ['cases.cases', 'promises.promises', 'followup.return_visits', 'core.journal']) {
    expect(Number(once[table]?.split(' ')[0])).toBeGreaterThan(50)
  }
  // Four editions of other words, and one that somebody has begun.
  expect(Number(once['knowledge.editions']?.split(' ')[0])).toBe(WRITTEN.length + REWORDED.length)
  expect(once['knowledge.drafts']).toMatch(/^1 /)
  // The list of 平原店: in, with its history.
  expect(Number(once['cases.past_services']?.split(' ')[0])).toBeGreaterThan(15)
})
