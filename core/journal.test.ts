import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '../test/support/clock.ts'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { openWiretap } from '../test/support/wiretap.ts'
import { inCompany, system } from './context.ts'
import { uuidv7 } from './ids.ts'
import { announce, announceAll, timeline } from './journal.ts'
import { refuse } from './refusal.ts'

let world: CoreWorld
beforeAll(async () => {
  world = await openCoreWorld()
})
afterAll(() => world.close())

const tester = system('a test')

test('all facts of a deed, their timelines and a row for each reaction are one statement, its last', async () => {
  const tap = await openWiretap(world.ownerUrl)
  const house = world.house({ ownerUrl: tap.url })
  const [subject, other, customer] = [uuidv7(), uuidv7(), uuidv7()]
  let before = 0
  await inCompany(house, world.a, tester, async ctx => {
    await announce(ctx, 'note written', subject, [customer, customer, null, undefined], { next: subject })
    await announce(ctx, 'note written', other)
    await ctx.tx.selectFrom('core.companies').select('id').execute()
    before = tap.said.filter(one => one.how === 'bind').length
  })
  expect(tap.said.filter(one => one.how === 'bind').length - before).toBe(1)
  const facts = await world.owner.unsafe('select event, subject_id, data from core.journal order by id')
  expect(facts.map(row => row.subject_id)).toEqual([subject, other])
  expect(facts[0]?.data).toEqual({ next: subject })
  const due = await world.owner.unsafe('select reaction from core.reactions_due order by reaction')
  const each = ['diary: first follows', 'diary: second follows']
  expect(due.map(row => row.reaction)).toEqual(each.flatMap(name => [name, name]))
  const about = await world.owner.unsafe('select about_id from core.journal_about')
  expect(about.map(row => row.about_id).sort()).toEqual([subject, other, customer].sort())
  await tap.close()
})

test('what a refused deed had announced is nowhere', async () => {
  const house = world.house()
  const subject = uuidv7()
  const refused = inCompany(house, world.a, tester, async ctx => {
    await announce(ctx, 'note written', subject)
    refuse('the words are taken')
  })
  await expect(refused).rejects.toThrow('the words are taken')
  expect(await world.owner.unsafe(`select 1 from core.journal where subject_id = '${subject}'`)).toEqual([])
})

test('a list of a thousand facts is written whole', async () => {
  const house = world.house()
  const all = Array.from({ length: 1_100 }, () => ({ subject: uuidv7() }))
  await inCompany(house, world.b, tester, ctx => announceAll(ctx, 'note written', all))
  const written = await inCompany(house, world.b, tester, ctx =>
    ctx.tx.selectFrom('core.journal').select('subject_id').orderBy('id').execute(),
  )
  expect(written.map(row => row.subject_id)).toEqual(all.map(one => one.subject))
})

test('an event that no contract names cannot be announced', async () => {
  const house = world.house()
  const announcing = inCompany(house, world.a, tester, ctx => announce(ctx, 'note burned', uuidv7()))
  await expect(announcing).rejects.toThrow("'note burned' is in no contract")
})

test('a timeline is newest first and goes on where the last page ended', async () => {
  const clock = movableClock()
  const house = world.house({ clock })
  const customer = uuidv7()
  const made: string[] = []
  for (let n = 0; n < 5; n++) {
    clock.forward({ minutes: 1 })
    made.push(
      await inCompany(house, world.a, tester, ctx =>
        announce(ctx, 'note written', uuidv7(), [customer], { n }),
      ),
    )
  }
  await inCompany(house, world.a, tester, async ctx => {
    const first = await timeline(ctx, customer, { limit: 3 })
    expect(first.map(row => row.data)).toEqual([{ n: 4 }, { n: 3 }, { n: 2 }])
    expect(first[0]?.at.toString()).toBe('2026-11-21T01:05:00Z')
    const rest = await timeline(ctx, customer, { after: first.at(-1)?.id, limit: 3 })
    expect(rest.map(row => row.id)).toEqual([made[1], made[0]])
  })
  const strangers = await inCompany(house, world.b, tester, ctx => timeline(ctx, customer, { limit: 3 }))
  expect(strangers).toEqual([])
})

test.each(['core.journal', 'core.journal_about'])(
  'the app login can neither change nor delete %s',
  async table => {
    const house = world.house()
    await inCompany(house, world.a, tester, ctx => announce(ctx, 'note written', uuidv7()))
    const tries = [`update ${table} set company_id = company_id`, `delete from ${table}`, `truncate ${table}`]
    for (const statement of tries) {
      const line = await house.pools.app.lend()
      await line.unsafe('begin')
      await line.unsafe(`select set_config('app.company_id', '${world.a}', true)`)
      await expect(line.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
      line.discard()
    }
  },
)
