import { randomInt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { type Context, inCompany } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { countryOf, readPhone } from '#core/phones.ts'
import { known, Refusal, refuse, Unreadable } from '#core/refusal.ts'
import type { Open } from '#core/routes.ts'
import type { Role } from '../contract.ts'
import { readUsername } from '../rules/login.ts'
import { hasLeft, type StaffFacts, stays, whyNotChangeRoles, whyNotStop, whyNotTheseRoles } from '../rules.ts'
import * as store from '../store/staff.ts'
import { invitationHash } from './session.ts'

export type NewStaff = {
  id?: Uuid
  name: string
  roles?: readonly Role[]
  phone?: string | null
  servicePoint?: Uuid | null
  joinedOn?: Temporal.PlainDate | null
  leftOn?: Temporal.PlainDate | null
  skills?: readonly Uuid[]
  guestOf?: string | null
  /** Without one there is no sign-in. */
  username?: string | null
  /** better-auth's scrypt; without one nobody can sign in before a password is given. */
  passwordHash?: string | null
  passwordDue?: boolean
  demo?: boolean
}

/**
 * Adds somebody, with an account when there is a user name. Also for imports, tests and the demo world: a
 * ready `passwordHash` saves the slow hashing.
 * @returns the id of the staff row
 */
export async function addStaff(ctx: Context, some: NewStaff): Promise<Uuid> {
  const roles = [...new Set(some.roles ?? [])]
  refuse(whyNotTheseRoles(roles))
  const id = some.id ?? uuidv7()
  const phone = await phoneNumber(ctx, some.phone)
  const { name, servicePoint = null, joinedOn = null, leftOn = null, guestOf = null } = some
  await store.insertStaff(ctx, {
    id,
    name,
    phone: phone?.number ?? null,
    roles,
    servicePoint,
    joinedOn,
    leftOn,
    guestOf,
  })
  await store.replaceSkills(ctx, id, some.skills ?? [])
  if (some.username) {
    const login = {
      username: usernameFrom(some.username),
      phone: phone?.local === false ? phone.number : null,
    }
    const { passwordHash = null, passwordDue = false, demo = false } = some
    await store.enrol(ctx, id, { name, ...login, passwordHash, passwordDue, demo })
  }
  await announce(ctx, 'staff added', id, [servicePoint], { roles })
  return id
}

export type StaffChange = Omit<
  NewStaff,
  'id' | 'roles' | 'guestOf' | 'passwordHash' | 'passwordDue' | 'demo'
> & {
  version: number
}

/** The file as a whole. An account follows name, user name and phone; a guest's belongs to his home. */
export async function changeStaff(ctx: Context, id: Uuid, to: StaffChange): Promise<Uuid> {
  const { person, otherAdmins } = await lockWithAdmins(ctx, id)
  await store.mustBeAsRead(ctx, person, to.version)
  const { joinedOn = null, leftOn = null } = to
  if (joinedOn && leftOn && Temporal.PlainDate.compare(leftOn, joinedOn) < 0)
    throw new Refusal('left before joining')
  if (leftOn && !person.leftOn?.equals(leftOn)) refuse(whyNotStop(person, ctx.actor, otherAdmins))
  const phone = await phoneNumber(ctx, to.phone)
  const { name, servicePoint = null } = to
  await store.updateStaff(ctx, id, { name, phone: phone?.number ?? null, servicePoint, joinedOn, leftOn })
  await store.replaceSkills(ctx, id, to.skills ?? [])
  await followAccount(ctx, id, to, phone?.local === false ? phone.number : null)
  if (hasLeft(leftOn, await today(ctx))) await store.endSessions(ctx, id)
  await announce(ctx, 'staff changed', id, [servicePoint], leftOn ? { leftOn: leftOn.toString() } : {})
  return id
}

async function followAccount(ctx: Context, id: Uuid, to: StaffChange, phone: string | null): Promise<void> {
  const [login] = await store.loginsOf(ctx, [id])
  const { name, username } = to
  if (login && !login.home) {
    if (username && usernameFrom(username) !== login.username) {
      throw new Refusal('the account belongs to another company')
    }
    return
  }
  if (login && !username) throw new Refusal('an account keeps a user name')
  if (!username) return
  const account = { name, username: usernameFrom(username), phone }
  if (login) await store.renameAccount(ctx, id, account)
  else await store.enrol(ctx, id, { ...account, passwordHash: null, passwordDue: false, demo: false })
}

export async function changeRoles(ctx: Context, id: Uuid, roles: readonly Role[]): Promise<Uuid> {
  const { person, otherAdmins } = await lockWithAdmins(ctx, id)
  const wanted = [...new Set(roles)]
  refuse(whyNotChangeRoles(person, wanted, ctx.actor, otherAdmins))
  await store.updateRoles(ctx, id, wanted)
  await announce(ctx, 'roles changed', id, [], { from: [...person.roles], to: wanted })
  return id
}

/** Sessions end at once: `people.standing` no longer answers for him, whatever cookie he has. */
export async function disable(ctx: Context, id: Uuid, disabled: boolean): Promise<Uuid> {
  const { person, otherAdmins } = await lockWithAdmins(ctx, id)
  if (disabled === (person.disabledAt !== null)) return id
  if (disabled) refuse(whyNotStop(person, ctx.actor, otherAdmins))
  await store.updateDisabled(ctx, id, disabled)
  if (disabled) await store.endSessions(ctx, id)
  await announce(ctx, disabled ? 'staff disabled' : 'staff enabled', id)
  return id
}

/**
 * A password for one sign-in, told to the administrator once and kept nowhere. Not a command: a replay would
 * have to keep the answer.
 */
export async function resetPassword({ house, known: by }: Open, id: Uuid): Promise<{ password: string }> {
  if (by === null) throw new Refusal('there is no account here')
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  await inCompany(house, by.company, by.actor, async ctx => {
    known(await store.lockStaff(ctx, id))
    refuse(id === ctx.actor.staff ? 'change your own password instead' : null)
    const given = await store.givePassword(ctx, id, hash)
    refuse(given ? null : 'there is no account here')
    await announce(ctx, 'password reset', id)
  })
  return { password }
}

const GUEST_DAYS = 7

/** Somebody of another company. He enters the code himself, signed in with his own account. */
export async function inviteGuest(
  { house, known: by }: Open,
  guest: { name: string; guestOf: string; phone: string | null; roles: Role[] },
): Promise<{ id: Uuid; code: string; expiresAt: Temporal.Instant }> {
  if (by === null) throw new Refusal('there is no account here')
  const code = spell(12, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 4)
  return inCompany(house, by.company, by.actor, async ctx => {
    const id = await addStaff(ctx, guest)
    const expiresAt = ctx.now.add({ hours: 24 * GUEST_DAYS })
    await store.invite(ctx, id, invitationHash(code), expiresAt)
    await announce(ctx, 'guest invited', id)
    return { id, code, expiresAt }
  })
}

/** 14 letters and digits in groups, about 69 bits: read aloud, typed once. */
function oneTimePassword(): string {
  return spell(14, 'abcdefghjkmnpqrstuvwxyz23456789', 5)
}

function spell(length: number, letters: string, group: number): string {
  const text = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('')
  return text.replace(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1-')
}

function usernameFrom(typed: string): string {
  const username = readUsername(typed)
  if (username === null) throw new Refusal('user name not possible')
  return username
}

async function phoneNumber(ctx: Context, typed: string | null | undefined) {
  if (!typed) return null
  const phone = readPhone(typed, countryOf(await timeZone(ctx)))
  if (phone === null) throw new Unreadable('This is not a phone number.', { path: 'phone' })
  return phone
}

/**
 * Locks the person and every administrator of the company, by id: two administrators who stop each other at
 * the same moment are decided one after the other, and one stays.
 */
async function lockWithAdmins(ctx: Context, id: Uuid) {
  const rows = await store.lockStaffAndAdmins(ctx, id)
  const person = known(rows.find(row => row.id === id))
  const others = rows.filter(row => row.id !== id && row.roles.includes('admin') && stays(row))
  return { person: person as StaffFacts & typeof person, otherAdmins: others.length }
}

async function today(ctx: Context): Promise<Temporal.PlainDate> {
  return ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
}
