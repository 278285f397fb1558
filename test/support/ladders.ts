import { type Uuid, uuidv7 } from '#core/ids.ts'
import type { World } from './world.ts'

/** 赵敏 leads the hotline; 林晓燕 is in it. */
export async function aTeam(world: World): Promise<void> {
  await world.deed(async ctx => {
    const id = uuidv7()
    const company_id = ctx.company
    await ctx.tx.insertInto('people.teams').values({ company_id, id, name: '热线组' }).execute()
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
