import { createHash } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse, Unknown } from '#core/refusal.ts'
import type { Open } from '#core/routes.ts'
import { authOf } from '../better-auth.ts'
import type { Session } from '../contract/session.ts'
import { mayUseDemo } from '../demo.ts'
import { lineOf, MOST_FAILURES, minutesLeft, SECONDS_FOR_ONE } from '../rules/login.ts'
import { whyNotPassword } from '../rules/password.ts'
import { sessionOf, type Who, whoIs } from '../sessions.ts'
import * as store from '../store/sign-in.ts'

/** A hash like any other, of nobody's password: who does not exist costs as much time as who does. */
const NOBODY =
  '66ee4b062e30b9977c34cbf325556a1e:7b57b3af19f1e6f3eef43eeac843a12ad2f563f2d12bcd04c30612ee93e04c34' +
  'a61457c32b8c825c010b6b7c50e29e319761ee2ae8e22c45c54507690cc590e8'

/**
 * Sign in by user name or phone. Each guess is counted before it is looked at, so parallel guesses get no
 * more than five (domain.md SEC-3); an unknown name gets the same answers in the same time as a wrong
 * password.
 * @throws Refusal 'locked' with `minutes`, 'wrong name or password' with `left`, 'too many wrong passwords
 * from here' with `seconds`
 */
export async function signIn(open: Open, login: string, password: string): Promise<Session> {
  const { house, request, reply } = open
  const account = await store.accountOf(house.auth, login)
  if (account?.demo && !mayUseDemo(house, request))
    throw new Refusal('demo accounts work on this machine only')
  await fromHere(house, request.ip, () => lookAtPassword(house, account, login, password))
  if (!account) throw new Refusal('nowhere to work')
  const agent = (request.headers['user-agent'] ?? '').slice(0, 300)
  const { place, headers } = await letIn(house, account.id, { address: request.ip, agent })
  cookiesTo(reply, headers)
  const { passwordDue } = await duty(house, account.id)
  return sessionOf(house, { ...place, user: account.id, username: account.username, passwordDue })
}

/**
 * Opens a session for somebody who has shown who he is, in the company where he worked last; its cookie is in
 * the headers. @throws Refusal 'nowhere to work'
 */
export async function letIn(house: House, user: Uuid, from: { address: string; agent: string }) {
  const now = house.clock.now()
  const [place] = await store.placesOf(house.auth, user, now)
  if (!place) throw new Refusal('nowhere to work')
  await store.enterPlace(house.auth, user, place.company, now)
  const { headers } = await authOf(house).api.openSession({
    body: { user, company: place.company, at: new Date(now.epochMilliseconds), ...from },
    returnHeaders: true,
  })
  await tell(house, place, 'signed in')
  return { place, headers }
}

/**
 * Counts against the address before an account is: somebody whose address is refused locks nobody out.
 * @throws Refusal 'too many wrong passwords from here', and what `look` throws
 */
async function fromHere(house: House, ip: string, look: () => Promise<void>): Promise<void> {
  const line = lineOf(ip)
  if (line === null) return look()
  if (!(await store.takeTryFrom(house.auth, line, house.clock.now())))
    throw new Refusal('too many wrong passwords from here', { seconds: SECONDS_FOR_ONE })
  await look()
  await store.giveBackTryFrom(house.auth, line)
}

/** @throws Refusal when the password is wrong or too many were */
async function lookAtPassword(
  house: House,
  account: store.Account | undefined,
  login: string,
  password: string,
) {
  const key = store.tryKey(account, login)
  const now = house.clock.now()
  const { failures, lockedUntil } = await store.takeTry(house.auth, key, now)
  if (failures > MOST_FAILURES) throw locked(lockedUntil, now)
  const right = await verifyPassword({ hash: account?.password ?? NOBODY, password })
  if (right && account?.password) return store.forgetTries(house.auth, key)
  if (failures < MOST_FAILURES)
    throw new Refusal('wrong name or password', { left: MOST_FAILURES - failures })
  const home = account && (await store.placesOf(house.auth, account.id, now)).find(place => place.home)
  if (home) await tell(house, home, 'sign-in locked')
  throw locked(lockedUntil, now)
}

function locked(until: Temporal.Instant | null, now: Temporal.Instant): Refusal {
  return new Refusal('locked', { minutes: minutesLeft(until ?? now, now) })
}

async function duty(house: House, user: Uuid): Promise<{ passwordDue: boolean }> {
  const row = await house.auth
    .selectFrom('auth.users')
    .select('password_due')
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
  return { passwordDue: row.password_due }
}

/** What happened to somebody's sign-in, in the journal of the company where he works. */
async function tell(
  house: House,
  at: { company: Uuid; staff: Uuid; name: string },
  event: 'signed in' | 'signed out' | 'sign-in locked' | 'password changed' | 'guest joined',
): Promise<void> {
  // A lock is nobody's deed: whoever guessed is not known.
  const staff = event === 'sign-in locked' ? null : at.staff
  const actor = { staff, user: null, name: at.name, roles: [] }
  await inCompany(house, at.company, actor, ctx => announce(ctx, event, at.staff))
}

/** Ends the session in the database, not only the cookie. Who is signed out already is signed out. */
export async function signOut({ house, request, reply }: Open): Promise<{ signedOut: true }> {
  const who = await whoIs(house, request)
  const { headers } = await authOf(house).api.signOut({ headers: headersOf(request), returnHeaders: true })
  cookiesTo(reply, headers)
  if (who) await tell(house, who, 'signed out')
  return { signedOut: true }
}

/** A guest works in one company at a time; the session says in which. */
export async function switchCompany({ house, request }: Open, company: Uuid): Promise<Session> {
  const who = await signedIn(house, request)
  const now = house.clock.now()
  const place = known((await store.placesOf(house.auth, who.user, now)).find(one => one.company === company))
  await house.auth
    .updateTable('auth.sessions')
    .set({ company_id: company })
    .where('id', '=', who.session)
    .execute()
  await store.enterPlace(house.auth, who.user, company, now)
  await tell(house, place, 'signed in')
  return sessionOf(house, { ...who, ...place })
}

/** The old password is guessed at like at sign-in: five wrong ones lock. Every other session ends. */
export async function changePassword(open: Open, current: string, next: string): Promise<Session> {
  const { house, request } = open
  const who = await signedIn(house, request)
  const account = await store.accountById(house.auth, who.user)
  try {
    await fromHere(house, request.ip, () => lookAtPassword(house, account, account.username, current))
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'wrong name or password') throw fault
    throw new Refusal('wrong password', fault.details)
  }
  refuse(current === next ? 'the password is the same' : null)
  refuse(whyNotPassword(next, account))
  await store.setPassword(house.auth, who.user, await hashPassword(next), who.session, house.clock.now())
  await tell(house, who, 'password changed')
  return sessionOf(house, { ...who, passwordDue: false })
}

/** A guest comes in by the code that the host told him. */
export async function acceptInvitation({ house, request }: Open, code: string): Promise<Session> {
  const who = await signedIn(house, request)
  const hash = invitationHash(code)
  const now = house.clock.now()
  const found = await house.auth
    .selectFrom('auth.invitations')
    .select(['company_id', 'staff_id'])
    .where('code_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('the code is not valid')
  const { rows } = await sql<{ company: Uuid }>`
    with used as (
      delete from auth.invitations where code_hash = ${hash}
        and not exists (select from auth.memberships m
          where m.user_id = ${who.user} and m.company_id = ${found.company_id})
      returning company_id, staff_id
    )
    insert into auth.memberships (user_id, company_id, staff_id, home)
    select ${who.user}, company_id, staff_id, false from used
    on conflict do nothing
    returning company_id as company`.execute(house.auth)
  if (rows.length === 0) throw new Refusal('already a member there')
  await tell(house, { company: found.company_id, staff: found.staff_id, name: who.name }, 'guest joined')
  return sessionOf(house, who)
}

/** Spaces, dashes and case do not matter when a code is read to somebody over the phone. */
export function invitationHash(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`invitation ${plain}`).digest('base64url')
}

async function signedIn(house: House, request: FastifyRequest): Promise<Who> {
  const who = await whoIs(house, request)
  if (who === null) throw new Unknown()
  return who
}

function headersOf(request: FastifyRequest): Headers {
  return new Headers({ cookie: request.headers.cookie ?? '' })
}

function cookiesTo(reply: FastifyReply, headers: Headers): void {
  reply.header('set-cookie', headers.getSetCookie())
}
