import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addModel, addProductLine } from '#service/archive/actions/models.ts'
import { setNeeds } from '#service/dispatch/actions.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addCertificate, planShifts } from '#service/people/actions/duty.ts'
import { addServicePoint, addSkill, addTeam } from '#service/people/actions/points.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { LINES } from './models.ts'
import { PEOPLE, type Person, POINTS, SKILLS } from './people.ts'

/** The demo company's id never changes, so that a start knows its own world again. */
export const COMPANY: Uuid = '019a5c00-0000-7000-8000-00000000c0de'
export const ZONE = 'Asia/Shanghai'
/** The last days are lived by deeds, one by one (days.ts); what was before is printed (chapter/). */
export const LIVED_DAYS = 12

/** Who is who in the loaded company, by the keys of this folder. */
export type Crew = {
  staff: Map<string, Uuid>
  points: Map<string, Uuid>
  models: { id: Uuid; name: string; needs: string }[]
}

export const demo = system('demo world')

/** The company, its service points, people, skills, teams, shifts, product lines and models. */
export async function loadCrew(house: House, passwordHash: string): Promise<Crew> {
  const admin = PEOPLE.find(person => person.roles.includes('admin'))
  if (!admin) throw new Error('The demo world has no administrator')
  const { name, login: username } = admin
  const there = await house.auth
    .selectFrom('core.companies')
    .select('id')
    .where('id', '=', COMPANY)
    .executeTakeFirst()
  if (!there) {
    await createCompany(house, {
      id: COMPANY,
      name: '晨光太阳能',
      timeZone: ZONE,
      admin: { name, username, passwordHash, demo: true },
    })
  }
  return inCompany(
    house,
    COMPANY,
    demo,
    async ctx => (await crewOf(ctx)) ?? (await hireCrew(ctx, passwordHash)),
  )
}

/** The crew that an earlier start loaded. */
async function crewOf(ctx: Context): Promise<Crew | null> {
  const points = await ctx.tx
    .selectFrom('people.service_points')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .execute()
  if (points.length === 0) return null
  const staff = await ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .execute()
  const models = await ctx.tx
    .selectFrom('archive.models as model')
    .innerJoin('archive.product_lines as line', join =>
      join.onRef('line.company_id', '=', 'model.company_id').onRef('line.id', '=', 'model.product_line_id'),
    )
    .select(['model.id', 'model.name', 'line.name as line'])
    .where('model.company_id', '=', ctx.company)
    .orderBy('model.id')
    .execute()
  return {
    staff: byKey(PEOPLE, person => person.login, staff),
    points: byKey(POINTS, point => point.key, points),
    models: models.map(({ id, name, line }) => ({ id, name, needs: needsOf(line) })),
  }
}

const needsOf = (line: string) => LINES.find(one => one.name === line)?.needs ?? 'solar'

function byKey<T extends { name: string }>(
  list: readonly T[],
  key: (one: T) => string,
  rows: { id: Uuid; name: string }[],
) {
  return new Map(
    list.flatMap(one => rows.filter(row => row.name === one.name).map(row => [key(one), row.id] as const)),
  )
}

async function hireCrew(ctx: Context, passwordHash: string): Promise<Crew> {
  const points = new Map<string, Uuid>()
  for (const { key, kind, name, parent, address } of POINTS) {
    const above = parent === null ? null : (points.get(parent) ?? null)
    points.set(key, await addServicePoint(ctx, { kind, name, parent: above, phone: null, address }))
  }
  const skills = new Map<string, Uuid>()
  for (const { key, name } of SKILLS) skills.set(key, await addSkill(ctx, { name, needsCertificate: true }))
  const staff = await hirePeople(ctx, passwordHash, points, skills)
  for (const name of new Set(PEOPLE.flatMap(person => person.team ?? []))) {
    const members = PEOPLE.filter(person => person.team === name)
    await addTeam(ctx, {
      name,
      servicePoint: points.get(members[0]?.point ?? '') ?? null,
      members: members.map((member, place) => ({ staff: idOf(staff, member.login), leads: place === 0 })),
    })
  }
  await planRota(ctx, staff)
  return { staff, points, models: await stockCatalogue(ctx, skills) }
}

async function hirePeople(
  ctx: Context,
  passwordHash: string,
  points: Map<string, Uuid>,
  skills: Map<string, Uuid>,
) {
  const today = ctx.now.toZonedDateTimeISO(ZONE).toPlainDate()
  const staff = new Map<string, Uuid>()
  const admin = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()
  for (const person of PEOPLE) {
    if (person.roles.includes('admin') && admin) staff.set(person.login, admin.id)
    else staff.set(person.login, await hire(ctx, person, { passwordHash, points, skills, today }))
  }
  return staff
}

type Hiring = {
  passwordHash: string
  points: Map<string, Uuid>
  skills: Map<string, Uuid>
  today: Temporal.PlainDate
}

/** Since before the first day of the world (chapter/), for three years. */
const CERTIFIED_MONTHS = 24

async function hire(
  ctx: Context,
  person: Person,
  { passwordHash, points, skills, today }: Hiring,
): Promise<Uuid> {
  const able = (person.skills ?? []).flatMap(skill => skills.get(skill) ?? [])
  const id = await addStaff(ctx, {
    name: person.name,
    roles: person.roles,
    servicePoint: points.get(person.point) ?? null,
    joinedOn: today.subtract({ months: person.joined }),
    leftOn: person.left === undefined ? null : today.subtract({ months: person.left }),
    skills: able,
    username: person.login,
    passwordHash,
    demo: true,
  })
  for (const skill of able) {
    const certificate = SKILLS.find(one => skills.get(one.key) === skill)?.certificate ?? ''
    const issuedOn = today.subtract({ months: Math.min(person.joined, CERTIFIED_MONTHS) })
    const validUntil = issuedOn.add({ years: 3 })
    await addCertificate(ctx, { staff: id, skill, name: certificate, number: '', issuedOn, validUntil })
  }
  return id
}

/** Before the lived days nobody had shifts: office hours. */
const BEFORE_DAYS = LIVED_DAYS + 2
const AHEAD_DAYS = 21

/** Yesterday, today and tomorrow everybody works: whoever opens the demo meets them all. */
const isNear = (day: Temporal.PlainDate, today: Temporal.PlainDate) =>
  Math.abs(today.until(day).total('days')) <= 1

/** Technicians work on Sundays too, each with one day off a week, 8:00–18:00 with lunch left to them. */
async function planRota(ctx: Context, staff: Map<string, Uuid>): Promise<void> {
  const today = ctx.now.toZonedDateTimeISO(ZONE).toPlainDate()
  const technicians = PEOPLE.filter(
    person => person.roles.includes('technician') && person.left === undefined,
  )
  const shifts = technicians.flatMap((person, place) =>
    Array.from({ length: BEFORE_DAYS + AHEAD_DAYS }, (_, n) => today.add({ days: n - BEFORE_DAYS }))
      .filter(day => isNear(day, today) || day.dayOfWeek !== ((place * 2) % 7) + 1)
      .map(day => ({
        staff: idOf(staff, person.login),
        startsAt: day.toZonedDateTime({ timeZone: ZONE, plainTime: '08:00' }).toInstant(),
        endsAt: day.toZonedDateTime({ timeZone: ZONE, plainTime: '18:00' }).toInstant(),
      })),
  )
  for (let from = 0; from < shifts.length; from += 50) await planShifts(ctx, shifts.slice(from, from + 50))
}

async function stockCatalogue(ctx: Context, skills: Map<string, Uuid>): Promise<Crew['models']> {
  const models: Crew['models'] = []
  for (const line of LINES) {
    const lineId = await addProductLine(ctx, line.name)
    await setNeeds(ctx, lineId, [skills.get(line.needs) ?? uuidv7()])
    for (const name of line.models) {
      models.push({ id: await addModel(ctx, { name, productLine: lineId }), name, needs: line.needs })
    }
  }
  return models
}

export function idOf(map: Map<string, Uuid>, key: string): Uuid {
  const id = map.get(key)
  if (id === undefined) throw new Error(`The demo world has no ${key}`)
  return id
}
