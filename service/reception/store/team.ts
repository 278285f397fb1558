import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** Everybody of the teams that somebody leads, himself among them; nobody where he leads none. */
export async function teamOf(ctx: Context, lead: Uuid): Promise<Uuid[]> {
  const rows = await ctx.tx
    .selectFrom('people.team_members as leads')
    .innerJoin('people.team_members as member', join =>
      join.onRef('member.company_id', '=', 'leads.company_id').onRef('member.team_id', '=', 'leads.team_id'),
    )
    .select('member.staff_id')
    .distinct()
    .where('leads.company_id', '=', ctx.company)
    .where('leads.staff_id', '=', lead)
    .where('leads.leads', '=', true)
    .execute()
  return rows.map(row => row.staff_id)
}

/** A board of more people than this nobody looks at. */
const MOST_PEOPLE = 500

/** Who answers customers at a desk here, besides those who owe something anyway. */
export async function deskPeople(ctx: Context): Promise<Uuid[]> {
  const rows = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`roles && array['agent', 'dispatcher', 'visitor']`)
    .orderBy('name')
    .limit(MOST_PEOPLE)
    .execute()
  return rows.map(row => row.id)
}
