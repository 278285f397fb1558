import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { dutyOf, ordinaryCalendar } from '#service/people/queries.ts'
import { workingTime } from '#service/people/rules/duty.ts'
import type { Interval } from '../rules/free.ts'
import { isKnown, nearness, type Place } from '../rules/near.ts'
import type { TechnicianFacts } from '../rules/rank.ts'
import { whoIsNotSent } from './not-sent.ts'
import { placesOfPoints } from './points.ts'
import type { Work } from './work.ts'

const NO_PLACES: ReadonlyMap<Uuid, Place[]> = new Map()

/** More technicians than one company's region has; beyond it the list is cut by name. */
const MOST = 500

export type Technician = TechnicianFacts & { name: string }

/**
 * Everybody who might go, with what decides it: those who are technicians today, and the installer and the
 * last repairer whatever became of them (that they left is what has to be said).
 * @param reach for which shifts, absences and slots are wanted; who is with us and certified counts on its
 * day
 * @param freed a window whose slot does not count
 */
export async function techniciansFor(
  ctx: Context,
  work: Work,
  reach: Interval & { day: Temporal.PlainDate },
  freed: Uuid | null,
): Promise<Technician[]> {
  const people = await whoMightGo(ctx, work, reach.day)
  const ids = people.map(one => one.technician)
  const calendar = await ordinaryCalendar(ctx)
  const duties = await dutyOf(ctx, ids, reach)
  const busy = await slotsOf(ctx, ids, reach, freed)
  // Most have no shifts of their own: the ordinary hours are worked out once.
  const ordinary = workingTime(calendar, [], reach)
  const hours = (shifts: readonly Interval[]) =>
    shifts.length === 0 ? ordinary : workingTime(calendar, shifts, reach)
  const points = isKnown(work.place) ? await placesOfPoints(ctx) : NO_PLACES
  const notSent = await whoIsNotSent(ctx, work)
  // A mate of whoever's work is looked into is no independent second person.
  const mates = work.installer === null || !notSent.underReview.has(work.installer)
  return people.map(({ pointId, sameTeam, ...one }) => ({
    ...one,
    sameTeam: sameTeam && mates,
    declined: notSent.declined.has(one.technician),
    underReview: notSent.underReview.has(one.technician),
    near: nearness(work.place, pointId === null ? [] : (points.get(pointId) ?? [])),
    installedIt: one.technician === work.installer,
    repairedItLast: one.technician === work.lastRepairer,
    shifts: hours(duties.get(one.technician)?.shifts ?? []),
    absences: duties.get(one.technician)?.absences ?? [],
    busy: busy.get(one.technician) ?? [],
  }))
}

/** One of ours who goes to customers, be it until yesterday. */
export async function isTechnician(ctx: Context, staff: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', staff)
    .where(sql<boolean>`'technician' = any(roles)`)
    .executeTakeFirst()
  return row !== undefined
}

type Person = Pick<
  Technician,
  'technician' | 'name' | 'left' | 'otherWork' | 'skilled' | 'certified' | 'sameTeam'
> & { pointId: Uuid | null }

async function whoMightGo(ctx: Context, work: Work, on: Temporal.PlainDate): Promise<Person[]> {
  const named = [work.installer, work.lastRepairer].filter(one => one !== null)
  const { rows } = await sql<Person>`
    select person.id as technician, person.name, person.service_point_id as "pointId",
      (person.disabled_at is not null or coalesce(person.left_on < ${on}, false)) as "left",
      not ('technician' = any(person.roles)) as "otherWork",
      not exists (
        select from dispatch.needs need
        where need.company_id = person.company_id and need.product_line_id = ${work.productLineId}::uuid
          and not exists (
            select from people.staff_skills has
            where has.company_id = need.company_id and has.staff_id = person.id
              and has.skill_id = need.skill_id)) as skilled,
      not exists (
        select from dispatch.needs need
        join people.skills skill on skill.company_id = need.company_id and skill.id = need.skill_id
        where need.company_id = person.company_id and need.product_line_id = ${work.productLineId}::uuid
          and skill.needs_certificate
          and not exists (
            select from people.certificates paper
            where paper.company_id = need.company_id and paper.staff_id = person.id
              and paper.skill_id = need.skill_id
              and coalesce(paper.issued_on <= ${on}, true) and coalesce(paper.valid_until >= ${on}, true)
          )) as certified,
      exists (
        select from people.team_members his
        join people.team_members mate on mate.company_id = his.company_id and mate.team_id = his.team_id
        where his.company_id = person.company_id and his.staff_id = person.id
          and mate.staff_id = ${work.installer}::uuid) as "sameTeam"
    from people.staff person
    where person.company_id = ${ctx.company}
      and (('technician' = any(person.roles) and person.disabled_at is null
            and coalesce(person.left_on >= ${on}, true))
           or person.id = any(${named}::uuid[]))
    order by (person.id = any(${named}::uuid[])) desc, person.name, person.id
    limit ${MOST}`.execute(ctx.tx)
  return rows
}

async function slotsOf(ctx: Context, ids: readonly Uuid[], reach: Interval, freed: Uuid | null) {
  let rows = await ctx.tx
    .selectFrom('dispatch.slots')
    .select(['technician_id as technician', 'starts_at as from', 'ends_at as to'])
    .where('company_id', '=', ctx.company)
    .where(eb => eb('technician_id', '=', eb.fn.any(eb.val(ids as Uuid[]))))
    .where('starts_at', '<', reach.to)
    // No slot is longer than ten hours (contract.ts); without this bound years of past slots are read.
    .where('starts_at', '>', reach.from.subtract({ hours: 24 }))
    .where('ends_at', '>', reach.from)
  if (freed) rows = rows.where('promise_id', '<>', freed)
  const slots = Map.groupBy(await rows.execute(), slot => slot.technician)
  return new Map([...slots].map(([one, list]) => [one, list.map(({ from, to }) => ({ from, to }))]))
}
