import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld } from '../test/support/core-world.ts'
import { together } from '../test/support/together.ts'
import { openWiretap } from '../test/support/wiretap.ts'
import { type Context, inCompany, system } from './context.ts'
import { uuidv7 } from './ids.ts'
import { announce } from './journal.ts'
import { isAway } from './postgres/away.ts'

let world: CoreWorld
beforeAll(async () => {
  world = await openCoreWorld()
})
afterAll(() => world.close())

const tester = system('a test')

const write = (ctx: Context, words: string) =>
  sql`insert into diary.notes (company_id, id, number, words, written_at)
    values (${ctx.company}, ${uuidv7()}, ${uuidv7()}, ${words}, ${ctx.now})`.execute(ctx.tx)

const written = async (words: string) =>
  (await world.owner.unsafe('select 1 from diary.notes where words = $1', [words])).length

test('every statement is prepared: only begin, commit and rollback travel as plain text', async () => {
  const tap = await openWiretap(world.ownerUrl)
  const house = world.house({ ownerUrl: tap.url })
  for (const words of ['prepared 1', 'prepared 2', 'prepared 3']) {
    await inCompany(house, world.a, tester, async ctx => {
      await ctx.tx.selectFrom('core.companies').select('id').execute()
      await write(ctx, words)
      await announce(ctx, 'note written', uuidv7())
      const kept = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
        ctx.tx,
      )
      expect(kept.rows.some(row => row.statement.includes('insert into diary.notes'))).toBe(true)
    })
  }
  const plain = new Set(tap.said.filter(one => one.how === 'simple').map(one => one.text))
  expect([...plain].sort()).toEqual([`begin; set local app.company_id = '${world.a}'`, 'commit'])
  expect(tap.said.filter(one => one.how === 'parse' && one.name === '')).toEqual([])
  const journal = tap.said.filter(one => one.how === 'parse' && one.text.includes('insert into core.journal'))
  expect(journal).toHaveLength(1)
  expect(tap.said.filter(one => one.how === 'bind' && one.name === journal[0]?.name)).toHaveLength(3)
  await tap.close()
})

test('what a deed sends stands between its begin and what it asks next, and its fault is the deed’s', async () => {
  const house = world.house()
  const note = (words: string | null) =>
    sql`insert into diary.notes (company_id, id, number, words, written_at)
      values (${world.a}, ${uuidv7()}, ${uuidv7()}, ${words}, ${house.clock.now()})`
  const seen = await inCompany(house, world.a, tester, async ctx => {
    ctx.send(note('sent at once').compile(ctx.tx))
    return sql`select from diary.notes where words = 'sent at once'`.execute(ctx.tx)
  })
  expect(seen.rows).toHaveLength(1)
  expect(await written('sent at once')).toBe(1)
  const broken = inCompany(house, world.a, tester, async ctx => {
    ctx.send(note('before the fault').compile(ctx.tx))
    ctx.send(note(null).compile(ctx.tx))
    await sql`select 1`.execute(ctx.tx)
  })
  await expect(broken).rejects.toMatchObject({ code: '23502' })
  expect(await written('before the fault')).toBe(0)
})

test('a read at once goes out whole before it waits, and what it asks later is a fault', async () => {
  const house = world.house()
  const read = { readOnly: true, atOnce: true }
  await inCompany(house, world.a, tester, ctx => write(ctx, 'read at once'))
  const notes = (ctx: Context) =>
    ctx.ask(sql`select from diary.notes where words = 'read at once'`.compile(ctx.tx))
  const [mine, again] = await inCompany(
    house,
    world.a,
    tester,
    ctx => Promise.all([notes(ctx), notes(ctx)]),
    read,
  )
  expect([mine?.length, again?.length]).toEqual([1, 1])
  expect(await inCompany(house, world.b, tester, notes, read)).toEqual([])
  const late = inCompany(house, world.a, tester, async ctx => [await notes(ctx), await notes(ctx)], read)
  await expect(late).rejects.toThrow('the transaction is over')
  const broken = inCompany(
    house,
    world.a,
    tester,
    ctx => Promise.all([notes(ctx), ctx.ask(sql`select 1 / 0`.compile(ctx.tx))]),
    read,
  )
  await expect(broken).rejects.toMatchObject({ code: '22012' })
  const after = Array.from({ length: 20 }, () => inCompany(house, world.a, tester, notes, read))
  expect((await Promise.all(after)).map(rows => rows.length)).toEqual(Array(20).fill(1))
})

test('what is no UUID is no company, and never part of a statement', async () => {
  const work = () => inCompany(world.house(), "a'; drop table diary.notes; --", tester, async () => 'done')
  await expect(work()).rejects.toThrow('of one company')
})

test('without a company no row is seen, none can be written, and none is forgotten in the next transaction', async () => {
  const house = world.house()
  await inCompany(house, world.a, tester, ctx => write(ctx, 'seen by A only'))
  const bare = await house.pools.app.unsafe('select * from diary.notes')
  expect(bare).toHaveLength(0)
  await expect(
    house.pools.app.unsafe(
      `insert into diary.notes (company_id, id, number, words, written_at)
       values ('${world.a}', '${uuidv7()}', '1', 'smuggled', now())`,
    ),
  ).rejects.toMatchObject({ code: '42501' })
  const line = await house.pools.app.lend()
  expect(await line.unsafe('select * from diary.notes')).toHaveLength(0)
  line.release()
})

test('a store that forgets its where still sees and changes its own company only', async () => {
  const house = world.house()
  await inCompany(house, world.a, tester, ctx => write(ctx, 'a note of A'))
  await inCompany(house, world.b, tester, async ctx => {
    expect((await sql`select * from diary.notes`.execute(ctx.tx)).rows).toEqual([])
    const changed = await sql`update diary.notes set words = 'taken over'`.execute(ctx.tx)
    expect(changed.numAffectedRows).toBe(0n)
  })
  const planting = inCompany(house, world.b, tester, ctx =>
    sql`insert into diary.notes (company_id, id, number, words, written_at)
      values (${world.a}, ${uuidv7()}, 'x', 'planted', ${ctx.now})`.execute(ctx.tx),
  )
  await expect(planting).rejects.toMatchObject({ code: '42501' })
  expect(await written('a note of A')).toBe(1)
})

test('a deadlock is decided anew, and both deeds happen once', async () => {
  const house = world.house()
  const [one, two] = [uuidv7(), uuidv7()]
  await world.owner.unsafe(`insert into diary.notes (company_id, id, number, words, written_at)
    values ('${world.a}', '${one}', 'd1', '', now()), ('${world.a}', '${two}', 'd2', '', now())`)
  const both = together(2)
  let attempts = 0
  const deed = (first: string, second: string) =>
    inCompany(house, world.a, tester, async ctx => {
      attempts++
      await sql`update diary.notes set words = words || '+' where id = ${first}`.execute(ctx.tx)
      await both()
      await sql`update diary.notes set words = words || '+' where id = ${second}`.execute(ctx.tx)
    })
  await Promise.all([deed(one, two), deed(two, one)])
  const rows = await world.owner.unsafe(`select words from diary.notes where number in ('d1', 'd2')`)
  expect(rows.map(row => row.words)).toEqual(['++', '++'])
  // One of the two gave way and came again; on a busy machine both may have been asked to.
  expect(attempts).toBeGreaterThan(2)
})

test('a serialisation failure is tried three times more, then told', async () => {
  const house = world.house()
  let attempts = 0
  const failing = inCompany(house, world.a, tester, async ctx => {
    attempts++
    await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(ctx.tx)
  })
  await expect(failing).rejects.toMatchObject({ code: '40001' })
  expect(attempts).toBe(4)
})

test('a fault that was swallowed inside a deed does not look like success', async () => {
  const house = world.house()
  const deed = inCompany(house, world.a, tester, async ctx => {
    await write(ctx, 'before the fault')
    await sql`select 1 / 0`.execute(ctx.tx).catch(() => {})
    return 'done'
  })
  await expect(deed).rejects.toThrow('nothing was kept')
  expect(await written('before the fault')).toBe(0)
})

test('what runs after the commit runs once, never after a roll-back, and cannot undo the answer', async () => {
  const house = world.house()
  const ran: string[] = []
  const answer = await inCompany(house, world.a, tester, async ctx => {
    ctx.afterCommit(() => {
      throw Object.assign(new Error('a wake-up fails'), { code: '40001' })
    })
    ctx.afterCommit(() => ran.push('committed'))
    await write(ctx, 'with a failing wake-up')
    return 'answered'
  })
  expect(answer).toBe('answered')
  expect(await written('with a failing wake-up')).toBe(1)
  const failing = inCompany(house, world.a, tester, async ctx => {
    ctx.afterCommit(() => ran.push('rolled back'))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(ran).toEqual(['committed'])
})

test('a query is read only', async () => {
  const house = world.house()
  const writing = inCompany(house, world.a, tester, ctx => write(ctx, 'in a query'), { readOnly: true })
  await expect(writing).rejects.toMatchObject({ code: '25006' })
})

test('a deed whose connection is cut is not acknowledged, and its late statements go nowhere', async () => {
  const tap = await openWiretap(world.ownerUrl)
  const house = world.house({ ownerUrl: tap.url, env: { YINUO_POOL: '2' } })
  const late: unknown[] = []
  const both = together(2)
  const deeds = Array.from({ length: 2 }, (_, n) =>
    inCompany(house, world.a, tester, async ctx => {
      await write(ctx, `cut ${n}`)
      await both()
      if (n === 0) tap.cut()
      await sql`select 1`.execute(ctx.tx).catch(fault => late.push(fault))
      await write(ctx, `after the cut ${n}`).catch(fault => late.push(fault))
    }),
  )
  const ends = await Promise.allSettled(deeds)
  expect(ends.map(end => end.status)).toEqual(['rejected', 'rejected'])
  for (const end of ends) expect(end.status === 'rejected' && isAway(end.reason)).toBe(true)
  expect(late.length).toBeGreaterThanOrEqual(2)
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      inCompany(house, world.a, tester, ctx => write(ctx, `after the outage ${n}`)),
    ),
  )
  expect(await written('after the outage 7')).toBe(1)
  expect(await written('cut 0')).toBe(0)
  expect(await written('after the cut 0')).toBe(0)
  await tap.close()
})

test('an outage takes no connection out of the pool: afterwards as many deeds as before run at once', async () => {
  const tap = await openWiretap(world.ownerUrl)
  const house = world.house({ ownerUrl: tap.url, env: { YINUO_POOL: '4' } })
  tap.refuse(true)
  const during = await Promise.allSettled(
    Array.from({ length: 40 }, () => inCompany(house, world.a, tester, ctx => write(ctx, 'nowhere'))),
  )
  expect(during.every(end => end.status === 'rejected' && isAway(end.reason))).toBe(true)
  tap.refuse(false)
  let atOnce = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 40 }, () =>
      inCompany(house, world.a, tester, async ctx => {
        most = Math.max(most, ++atOnce)
        await write(ctx, 'after the outage')
        atOnce--
      }),
    ),
  )
  expect(await written('after the outage')).toBe(40)
  expect(most).toBe(4)
  await tap.close()
})
