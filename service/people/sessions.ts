import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import type { Known } from '#core/routes.ts'
import { statement, type The } from '#core/statement.ts'
import { tokenIn } from './better-auth.ts'
import { changePassword, type Session, signIn } from './contract/session.ts'
import type { Role } from './contract.ts'
import { placesOf } from './store/sign-in.ts'

/** A session is marked as used at most this often: one write in half a minute, not one for each request. */
const TOUCH_SECONDS = 30
/** What a page asks for without a person: it must not keep a session alive. */
const BY_ITSELF = '/api/hints'

/** Everything that is known of whoever sent a request. */
export type Who = {
  session: Uuid
  token: string
  user: Uuid
  username: string
  passwordDue: boolean
  lastSeenAt: Temporal.Instant
  company: Uuid
  companyName: string
  timeZone: string
  staff: Uuid
  name: string
  roles: Role[]
}

/**
 * Asks the database each time, in one statement by the token's unique index: whoever was disabled, left, lost
 * a role or was silent too long is so at once. A guest also needs his home to let him in.
 */
export async function whoIs(house: House, request: FastifyRequest): Promise<Who | null> {
  const token = tokenIn(house, request.headers.cookie)
  if (token === null) return null
  const now = house.clock.now()
  const silent = now.subtract({ minutes: house.config.idleMinutes })
  const { rows } = await house.auth.executeQuery(standing.bind({ tx: house.auth }, { token, now, silent }))
  return rows[0] ?? null
}

type Given = { token: string; now: Temporal.Instant; silent: Temporal.Instant }
const standing = statement(
  (_, the: The<Given>) => sql<Who>`
    select s.id as session, s.token, u.id as user, u.username, u.password_due as "passwordDue",
      s.last_seen_at as "lastSeenAt", s.company_id as company, here.company_name as "companyName",
      here.time_zone as "timeZone", m.staff_id as staff, here.name, here.roles
    from auth.sessions s
    join auth.users u on u.id = s.user_id
    join auth.memberships m on m.user_id = u.id and m.company_id = s.company_id
    cross join lateral people.standing(m.company_id, m.staff_id, ${the('now')}::timestamptz) here
    where s.token = ${the('token')} and s.expires_at > ${the('now')}::timestamptz
      and s.last_seen_at > ${the('silent')}::timestamptz
      and (m.home or exists (
        select from auth.memberships h
        cross join lateral people.standing(h.company_id, h.staff_id, ${the('now')}::timestamptz)
        where h.user_id = u.id and h.home))`,
)

/**
 * Who acts, for every endpoint that is not for anyone. Null for a stranger.
 * @throws Refusal 'the password must be changed first' everywhere but where it is changed
 */
export async function authenticate(house: House, request: FastifyRequest): Promise<Known | null> {
  const who = await whoIs(house, request)
  if (who === null) return null
  const url = request.routeOptions.url
  if (who.passwordDue && url !== changePassword.url) throw new Refusal('the password must be changed first')
  if (url !== BY_ITSELF && request.headers['x-by-itself'] === undefined) await touch(house, who)
  return {
    company: who.company,
    actor: { staff: who.staff, user: who.user, name: who.name, roles: who.roles },
  }
}

/**
 * An office behind one address has a measure for each who is signed in there. Whoever signs in, and who has
 * no token of ours, counts by his address.
 */
export function countedAs(house: House, request: FastifyRequest): string {
  const { method, url } = signIn
  const signsIn = request.method === method && request.routeOptions.url === url
  return (signsIn ? null : tokenIn(house, request.headers.cookie)) ?? request.ip
}

async function touch(house: House, who: Who): Promise<void> {
  const now = house.clock.now()
  if (now.since(who.lastSeenAt).total('seconds') < TOUCH_SECONDS) return
  await house.auth
    .updateTable('auth.sessions')
    .set({ last_seen_at: now })
    .where('id', '=', who.session)
    .where('last_seen_at', '<', now)
    .execute()
}

/** What the browser is told about its session. */
export async function sessionOf(
  house: House,
  who: Omit<Who, 'session' | 'token' | 'lastSeenAt'>,
): Promise<Session> {
  const places = await placesOf(house.auth, who.user, house.clock.now())
  return {
    user: who.user,
    staff: who.staff,
    name: who.name,
    username: who.username,
    roles: who.roles,
    company: { id: who.company, name: who.companyName, timeZone: who.timeZone },
    companies: places.map(place => ({ id: place.company, name: place.companyName, home: place.home })),
    passwordDue: who.passwordDue,
    idleMinutes: house.config.idleMinutes,
  }
}
