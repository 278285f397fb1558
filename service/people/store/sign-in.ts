import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { readPhone } from '#core/phones.ts'
import type { Tables } from '#db/tables.ts'
import type { Role } from '../contract.ts'
import {
  LOCK_MINUTES,
  MOST_FAILURES,
  MOST_FROM_ADDRESS,
  readUsername,
  SECONDS_FOR_ONE,
} from '../rules/login.ts'

type Auth = Kysely<Tables>

export type Account = {
  id: Uuid
  username: string
  name: string
  phone: string | null
  demo: boolean
  password: string | null
}

/** Numbers are dialled without their country from these. */
const COUNTRIES = ['CN', 'TW', 'HK', 'MO'] as const

/** The account that a user name or a phone, in any spelling, means; undefined also when a phone means two. */
export async function accountOf(auth: Auth, login: string): Promise<Account | undefined> {
  const username = readUsername(login)
  const read = COUNTRIES.map(country => readPhone(login, country))
  const phones = [...new Set(read.flatMap(phone => (phone && !phone.local ? [phone.number] : [])))]
  const found = await auth
    .selectFrom('auth.users as u')
    .innerJoin('auth.accounts as a', join =>
      join.onRef('a.user_id', '=', 'u.id').on('a.provider_id', '=', 'credential'),
    )
    .select(['u.id', 'u.username', 'u.name', 'u.phone', 'u.demo', 'a.password'])
    .where(eb =>
      eb.or([eb('u.username', '=', username ?? ''), eb('u.phone', '=', sql<string>`any(${phones}::text[])`)]),
    )
    .limit(2)
    .execute()
  return found.length === 1 ? found[0] : undefined
}

export async function accountById(auth: Auth, id: Uuid): Promise<Account> {
  return auth
    .selectFrom('auth.users as u')
    .innerJoin('auth.accounts as a', join =>
      join.onRef('a.user_id', '=', 'u.id').on('a.provider_id', '=', 'credential'),
    )
    .select(['u.id', 'u.username', 'u.name', 'u.phone', 'u.demo', 'a.password'])
    .where('u.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Guesses at a name that nobody has are counted too, or the lock would tell who exists. */
export function tryKey(account: Account | undefined, login: string): string {
  if (account) return `user ${account.id}`
  const typed = readUsername(login) ?? readPhone(login)?.number ?? login.normalize('NFKC').toLowerCase()
  return `name ${createHash('sha256').update(typed).digest('base64url')}`
}

export type Try = { failures: number; lockedUntil: Temporal.Instant | null }

/**
 * Takes one of the five tries *before* the password is looked at, in one statement: of parallel guesses
 * exactly five are looked at. The fifth locks; a right password gives the tries back (`forgetTries`).
 * @returns failures including this try; more than five: locked, do not look at the password
 */
export async function takeTry(auth: Auth, key: string, now: Temporal.Instant): Promise<Try> {
  const locked = now.add({ minutes: LOCK_MINUTES })
  const forgotten = sql`t.last_at + ${LOCK_MINUTES} * interval '1 minute'`
  const over = sql`coalesce(t.locked_until, ${forgotten}) <= excluded.last_at`
  const { rows } = await sql<{ failures: number; locked_until: Temporal.Instant | null }>`
    insert into auth.tries as t (key, failures, last_at) values (${key}, 1, ${now}::timestamptz)
    on conflict (key) do update set
      failures = case when ${over} then 1 else least(t.failures + 1, ${MOST_FAILURES + 1}) end,
      locked_until = case
        when ${over} then null
        when t.failures + 1 = ${MOST_FAILURES} then ${locked}::timestamptz
        else t.locked_until end,
      last_at = excluded.last_at
    returning failures, locked_until`.execute(auth)
  const row = rows[0]
  if (row === undefined) throw new Error('A try is always counted')
  return { failures: row.failures, lockedUntil: row.locked_until }
}

export async function forgetTries(auth: Auth, key: string): Promise<void> {
  await auth.deleteFrom('auth.tries').where('key', '=', key).execute()
}

const fromKey = (line: string) => `from ${line}`
const one = sql`${sql.lit(SECONDS_FOR_ONE)} * interval '1 second'`
const all = sql`${sql.lit(MOST_FROM_ADDRESS * SECONDS_FOR_ONE)} * interval '1 second'`

/**
 * Takes a try of this address before the password is looked at, in one statement. `locked_until` is here the
 * moment at which all its wrong passwords are forgotten; each puts it off by half a minute.
 * @returns false when there were too many: the password is not looked at, no try of the account is taken
 */
export async function takeTryFrom(auth: Auth, line: string, now: Temporal.Instant): Promise<boolean> {
  const at = sql`${now}::timestamptz`
  const { rows } = await sql`
    insert into auth.tries as t (key, failures, last_at, locked_until)
    values (${fromKey(line)}, 1, ${at}, ${at} + ${one})
    on conflict (key) do update set
      locked_until = greatest(t.locked_until, ${at}) + ${one}, last_at = excluded.last_at
    where greatest(t.locked_until, ${at}) + ${one} <= ${at} + ${all}
    returning key`.execute(auth)
  return rows.length > 0
}

/** A right password gives its own try back, not those of the wrong ones beside it. */
export async function giveBackTryFrom(auth: Auth, line: string): Promise<void> {
  await sql`update auth.tries set locked_until = locked_until - ${one}
    where key = ${fromKey(line)}`.execute(auth)
}

export type Place = {
  company: Uuid
  companyName: string
  timeZone: string
  staff: Uuid
  name: string
  roles: Role[]
  home: boolean
  usedAt: Temporal.Instant | null
}

/** Where this account may work now, last used first. Nowhere when its home lets it in no longer. */
export async function placesOf(auth: Auth, user: Uuid, now: Temporal.Instant): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select m.company_id as company, s.company_name as "companyName", s.time_zone as "timeZone",
      m.staff_id as staff, s.name, s.roles, m.home, m.used_at as "usedAt"
    from auth.memberships m cross join lateral people.standing(m.company_id, m.staff_id, ${now}) s
    where m.user_id = ${user}
    order by m.used_at desc nulls last, m.home desc, m.company_id limit 100`.execute(auth)
  return rows.some(place => place.home) ? rows : []
}

export async function enterPlace(
  auth: Auth,
  user: Uuid,
  company: Uuid,
  now: Temporal.Instant,
): Promise<void> {
  await auth
    .updateTable('auth.memberships')
    .set({ used_at: now })
    .where('user_id', '=', user)
    .where('company_id', '=', company)
    .execute()
}

/** The whole change at once: the password, no longer due, every other session ended. */
export async function setPassword(auth: Auth, user: Uuid, hash: string, keep: Uuid, now: Temporal.Instant) {
  await sql`
    with password as (
      update auth.accounts set password = ${hash}, updated_at = ${now}
      where user_id = ${user} and provider_id = 'credential'
    ), ended as (
      delete from auth.sessions where user_id = ${user} and id <> ${keep}
    )
    update auth.users set password_due = false, updated_at = ${now} where id = ${user}`.execute(auth)
}

/** The demo accounts that a visitor of this machine may choose from. */
export async function demoAccounts(auth: Auth, now: Temporal.Instant) {
  const { rows } = await sql<{ username: string; name: string; roles: Role[]; company: string }>`
    select u.username, u.name, s.roles, s.company_name as company
    from auth.users u join auth.memberships m on m.user_id = u.id and m.home
    cross join lateral people.standing(m.company_id, m.staff_id, ${now}) s
    where u.demo order by m.company_id, u.id limit 40`.execute(auth)
  return rows
}

const settled = new WeakSet<House>()

/** Is the first company still to be made? Asked until the answer is no. */
export async function isEmpty(house: House): Promise<boolean> {
  if (settled.has(house)) return false
  const one = await house.auth.selectFrom('core.companies').select('id').limit(1).execute()
  if (one.length > 0) settled.add(house)
  return one.length === 0
}

/** What is of no more use: sessions that ended, tries and invitations of long ago. */
export async function sweepSignIn(house: House): Promise<void> {
  const now = house.clock.now()
  const idle = now.subtract({ minutes: house.config.idleMinutes })
  await sql`
    with sessions as (
      delete from auth.sessions where expires_at < ${now}::timestamptz or last_seen_at < ${idle}::timestamptz
    ), tries as (
      delete from auth.tries where last_at < ${now.subtract({ hours: 24 })}::timestamptz
    )
    delete from auth.invitations where expires_at < ${now}::timestamptz`.execute(house.auth)
}
