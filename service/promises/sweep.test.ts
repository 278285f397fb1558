import { type ChildProcess, spawn } from 'node:child_process'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inCompany } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { open } from '#service/cases/actions.ts'
import { log } from '#service/hotline/actions.ts'
import { until } from '../../test/support/until.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { keep, make } from './actions.ts'
import { sweep } from './sweep.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lin = () => ({ staff: world.staff.lin, user: null, name: '林晓燕', roles: ['agent'] })

/** So many callbacks promised by 林晓燕, due in two hours. */
async function promised(count: number): Promise<Uuid[]> {
  return inCompany(world.house, world.company, lin(), async ctx => {
    const customerId = uuidv7()
    const row = {
      company_id: ctx.company,
      id: customerId,
      name: '马俊杰',
      kind: 'person',
      changed_at: ctx.now,
    }
    await ctx.tx.insertInto('archive.customers').values(row).execute()
    const trouble = { deviceId: null, reason: 'repair', symptom: '不出热水', urgency: 'normal' } as const
    const { id: caseId } = await open(ctx, { customerId, trouble })
    const ids: Uuid[] = []
    for (let n = 0; n < count; n++) {
      ids.push(await make(ctx, { kind: 'callback', caseId, dueAt: ctx.now.add({ hours: 2 }) }))
    }
    return ids
  })
}

function reminders(ids: readonly Uuid[]) {
  return world.deed(ctx =>
    ctx.tx
      .selectFrom('promises.reminders')
      .select(['promise_id', 'stage', 'for_staff', 'for_role'])
      .where('promise_id', 'in', ids)
      .orderBy('at')
      .execute(),
  )
}

function announced(ids: readonly Uuid[]) {
  return world.deed(async ctx => {
    const rows = await ctx.tx
      .selectFrom('core.journal')
      .select('id')
      .where('event', '=', 'promise reminded')
      .where('subject_id', 'in', ids)
      .execute()
    return rows.length
  })
}

describe('the sweep', () => {
  test('reminds half an hour before, at the break and an hour later, once, whom it concerns', async () => {
    const ids = await promised(1)
    const seen: string[] = []
    for (const minutes of [89, 1, 30, 1, 58, 1, 600]) {
      world.clock.forward({ minutes })
      await sweep(world.house)
      await sweep(world.house)
      seen.push((await reminders(ids)).map(one => one.stage).join(', '))
    }
    const all = 'due soon, broken, escalated'
    expect(seen).toEqual(['', 'due soon', 'due soon', 'due soon, broken', 'due soon, broken', all, all])
    expect(await reminders(ids)).toMatchObject([
      { for_staff: world.staff.lin, for_role: null },
      { for_staff: world.staff.lin, for_role: null },
      { for_staff: null, for_role: 'manager' },
    ])
  })

  test('a promise that was kept is not reminded of', async () => {
    const [id = ''] = await promised(1)
    await inCompany(world.house, world.company, lin(), async ctx => {
      const { customer_id } = await ctx.tx
        .selectFrom('promises.promises')
        .select('customer_id')
        .where('id', '=', id)
        .$narrowType<{ customer_id: string }>()
        .executeTakeFirstOrThrow()
      await keep(
        ctx,
        id,
        await log(ctx, { customerId: customer_id, direction: 'out', channel: 'phone', said: '好了' }),
      )
    })
    world.clock.forward({ hours: 5 })
    await sweep(world.house)
    expect(await reminders([id])).toEqual([])
  })

  test('whoever has left is passed over: somebody who works here hears of it', async () => {
    const [id = ''] = await promised(1)
    await world.deed(ctx =>
      ctx.tx
        .updateTable('people.staff')
        .set({ disabled_at: ctx.now })
        .where('id', '=', world.staff.lin)
        .execute(),
    )
    world.clock.forward({ minutes: 125 })
    await sweep(world.house)
    await world.deed(ctx =>
      ctx.tx
        .updateTable('people.staff')
        .set({ disabled_at: null })
        .where('id', '=', world.staff.lin)
        .execute(),
    )
    expect(await reminders([id])).toMatchObject([{ stage: 'broken', for_staff: null, for_role: 'manager' }])
  })

  test('PRM-06 three sweeps at once, one killed in the middle: one notice for each (promise, stage)', async () => {
    const ids = await promised(150)
    world.clock.forward({ hours: 4 })
    const child = startChild()
    await inTheMiddle(child)
    const [first, second] = [sweep(world.house), sweep(world.house)]
    child.kill('SIGKILL')
    await Promise.all([first, second])
    // What the killed one held comes free when PostgreSQL has noticed; the next round takes it.
    const rows = await until(async () => {
      await sweep(world.house)
      const raised = await reminders(ids)
      return raised.length >= 300 && raised
    })
    expect(rows.length).toBe(300)
    expect(new Set(rows.map(row => `${row.promise_id} ${row.stage}`)).size).toBe(300)
    expect(await announced(ids)).toBe(300)
  }, 90_000)
})

function startChild(): ChildProcess {
  const script = new URL('../../test/support/sweep-child.ts', import.meta.url).pathname
  const args = [script, world.house.ownerUrl, world.house.config.data, world.clock.now().toString()]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Until the child is in a transaction that has written reminders: pg_locks shows it to everybody. */
async function inTheMiddle(child: ChildProcess): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error('the child has ended')
    const { rows } = await world.deed(ctx =>
      sql`select 1 from pg_locks l join pg_class c on c.oid = l.relation
        where c.relname = 'reminders' and l.mode = 'RowExclusiveLock' and l.database =
          (select oid from pg_database where datname = current_database())`.execute(ctx.tx),
    )
    return rows.length > 0
  })
}
