import { type Uuid, uuidv7 } from '#core/ids.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import type { Client } from './client.ts'
import type { World } from './world.ts'

/** 赵敏 leads the hotline; 林晓燕 is in it. */
export async function aTeam(world: World): Promise<void> {
  await world.deed(async ctx => {
    const id = uuidv7()
    const company_id = ctx.company
    await ctx.tx
      .insertInto('people.teams')
      .values({ company_id, id, name: '热线组', changed_at: ctx.now })
      .execute()
    const members = [
      { company_id, team_id: id, staff_id: world.staff.zhao, leads: true },
      { company_id, team_id: id, staff_id: world.staff.lin, leads: false },
    ]
    await ctx.tx.insertInto('people.team_members').values(members).execute()
  })
}

/** Which steps were taken: the step, whom it reached, and who was passed by and why. */
export async function stepsTaken(world: World, promise: Uuid): Promise<string[]> {
  const names = new Map(Object.entries(world.staff).map(([name, id]) => [id, name]))
  const rows = await world.deed(ctx =>
    ctx.tx
      .selectFrom('promises.reminders')
      .select(['minutes', 'rung', 'for_staff', 'for_role', 'passed_by'])
      .where('promise_id', '=', promise)
      .orderBy('at')
      .orderBy('minutes')
      .orderBy('announced_in')
      .execute(),
  )
  return rows.map(row => {
    const passed = row.passed_by as { staff?: Uuid; role?: string; rung: string; why: string }[]
    const by = passed.map(one => `${names.get(one.staff ?? '') ?? one.role ?? one.rung} ${one.why}`)
    const whom = names.get(row.for_staff ?? '') ?? row.for_role
    return [`${row.minutes} ${row.rung}`, whom, ...by].join(', ')
  })
}

/** Two days from now on. */
export async function goesHomeIll(world: World, planner: Client, who: keyof World['staff']): Promise<void> {
  const startsAt = world.clock.now().toString()
  const endsAt = world.clock.now().add({ hours: 48 }).toString()
  await planner.tell(enterAbsence, { body: { staff: world.staff[who], startsAt, endsAt, reason: 'sick' } })
}

/** No absence and no shift is planned: the ordinary calendar's hours hold for everybody. */
export const everybodyAtWork = (world: World) =>
  world.deed(async ctx => {
    await ctx.tx.deleteFrom('people.absences').execute()
    await ctx.tx.deleteFrom('people.shifts').execute()
  })
