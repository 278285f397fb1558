import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { countryOf, readPhone } from '#core/phones.ts'
import { known, refuse, Unreadable } from '#core/refusal.ts'
import { type PointKind, whyNotBelow } from '../rules.ts'
import * as store from '../store/points.ts'
import { mustBeAsRead } from '../store/staff.ts'

export type PointEntry = {
  id?: Uuid
  parent: Uuid | null
  kind: PointKind
  name: string
  phone: string | null
  address: string
  closedOn?: Temporal.PlainDate | null
  calendar?: Uuid | null
}

/** The tree is locked as a whole: two moves at once could close it to a ring. */
export async function addServicePoint(ctx: Context, entry: PointEntry): Promise<Uuid> {
  const tree = await store.lockTree(ctx)
  refuse(tree.length >= store.MOST_POINTS ? 'too many service points' : null)
  refuse(whyNotBelow(tree, null, entry.parent, entry.kind))
  const id = entry.id ?? uuidv7()
  await store.insertPoint(ctx, { ...entry, id, phone: await phoneOf(ctx, entry.phone) })
  await announce(ctx, 'service point added', id, [entry.parent])
  return id
}

export async function changeServicePoint(
  ctx: Context,
  id: Uuid,
  entry: Omit<PointEntry, 'id'> & { version: number },
): Promise<Uuid> {
  const tree = await store.lockTree(ctx)
  const point = known(tree.find(one => one.id === id))
  await mustBeAsRead(ctx, point, entry.version)
  refuse(whyNotBelow(tree, id, entry.parent, entry.kind))
  await store.updatePoint(ctx, { ...entry, id, phone: await phoneOf(ctx, entry.phone) })
  const hours = (entry.calendar ?? null) !== point.calendar
  await announce(ctx, 'service point changed', id, [point.parent, entry.parent], { hours })
  return id
}

async function phoneOf(ctx: Context, typed: string | null): Promise<string | null> {
  if (!typed) return null
  const phone = readPhone(typed, countryOf(await timeZone(ctx)))
  if (phone === null) throw new Unreadable('This is not a phone number.', { path: 'phone' })
  return phone.number
}

export type TeamEntry = {
  id?: Uuid
  name: string
  servicePoint: Uuid | null
  members: readonly { staff: Uuid; leads: boolean }[]
}

export async function addTeam(ctx: Context, entry: TeamEntry): Promise<Uuid> {
  refuse((await store.countTeams(ctx)) >= store.MOST_TEAMS ? 'too many teams' : null)
  const id = entry.id ?? uuidv7()
  await store.insertTeam(ctx, { ...entry, id })
  await announce(ctx, 'team added', id, membersOf(entry))
  return id
}

export async function changeTeam(
  ctx: Context,
  id: Uuid,
  entry: Omit<TeamEntry, 'id'> & { version: number },
): Promise<Uuid> {
  const team = known(await store.lockTeam(ctx, id))
  await mustBeAsRead(ctx, team, entry.version)
  await store.updateTeam(ctx, { ...entry, id })
  await announce(ctx, 'team changed', id, membersOf(entry))
  return id
}

export async function removeTeam(ctx: Context, id: Uuid): Promise<Uuid> {
  known(await store.lockTeam(ctx, id))
  await store.deleteTeam(ctx, id)
  await announce(ctx, 'team removed', id)
  return id
}

const membersOf = (entry: TeamEntry) => entry.members.map(member => member.staff)

export type SkillEntry = { id?: Uuid; name: string; needsCertificate: boolean }

export async function addSkill(ctx: Context, entry: SkillEntry): Promise<Uuid> {
  refuse((await store.countSkills(ctx)) >= store.MOST_SKILLS ? 'too many skills' : null)
  const id = entry.id ?? uuidv7()
  await store.insertSkill(ctx, { ...entry, id })
  await announce(ctx, 'skill added', id)
  return id
}

export async function changeSkill(ctx: Context, id: Uuid, entry: SkillEntry): Promise<Uuid> {
  known((await store.updateSkill(ctx, { ...entry, id })) ? id : null)
  await announce(ctx, 'skill changed', id)
  return id
}
