import { createHmac } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { Refusal, refuse, Unreadable } from '#core/refusal.ts'
import type { Open } from '#core/routes.ts'
import type { Role } from '../contract.ts'
import { isLoopback } from '../demo.ts'
import { readUsername } from '../rules/login.ts'
import { whyNotPassword } from '../rules/password.ts'
import { isTimeZone } from '../rules/week.ts'
import { isEmpty } from '../store/sign-in.ts'
import { addFirstCalendars } from './calendars.ts'
import { addStaff } from './staff.ts'

export type Founding = {
  id?: Uuid
  name: string
  timeZone: string
  admin: {
    name: string
    username: string
    phone?: string | null
    passwordHash: string
    roles?: readonly Role[]
    demo?: boolean
  }
}

/**
 * A company with its calendars and first administrator, in one transaction. Used by the set-up page, the
 * operator's tool, tests and the demo world.
 * @param manner `onlyFirst`: null instead when any company exists, also when two come at the same moment
 */
export async function createCompany(
  house: House,
  founding: Founding,
  manner: { onlyFirst?: boolean } = {},
): Promise<{ company: Uuid; staff: Uuid } | null> {
  if (!isTimeZone(founding.timeZone)) throw new Unreadable('not a time zone', { path: 'timeZone' })
  const company = founding.id ?? uuidv7()
  return inCompany(house, company, system('founding'), async ctx => {
    const { rows } = await sql<{ founded: Uuid | null }>`
      select people.found_company(${company}, ${founding.name}, ${founding.timeZone}, ${ctx.now},
        ${manner.onlyFirst === true}) as founded`.execute(ctx.tx)
    if (!rows[0]?.founded) return null
    await addFirstCalendars(ctx, founding.timeZone)
    const { roles = ['admin'], ...admin } = founding.admin
    const staff = await addStaff(ctx, { ...admin, roles })
    await announce(ctx, 'company founded', company, [staff])
    return { company, staff }
  })
}

/**
 * Printed at the console when no company exists, asked for by the set-up page when it is opened from
 * elsewhere: a stranger on the same network must not take the house. From the secret, so that several
 * processes agree.
 */
export function setUpCode(house: House): string {
  const digest = createHmac('sha256', house.secret).update('set-up').digest()
  const text = Array.from(digest.subarray(0, 10), byte => LETTERS[byte % LETTERS.length]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** 32 that are not mistaken for one another when they are typed from a console. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

type SetUp = {
  code?: string | undefined
  company: string
  timeZone: string
  name: string
  username: string
  phone?: string | undefined
  password: string
}

export async function setUp({ house, request }: Open, asked: SetUp): Promise<{ company: Uuid; staff: Uuid }> {
  if (!(await isEmpty(house))) throw new Refusal('already set up')
  const given = (asked.code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (!isLoopback(request) && given !== setUpCode(house).replace('-', ''))
    throw new Refusal('the code is not valid')
  const { company: name, timeZone, phone = null } = asked
  const username = readUsername(asked.username)
  if (username === null) throw new Refusal('user name not possible')
  refuse(whyNotPassword(asked.password, { username, name: asked.name, phone }))
  const admin = { name: asked.name, username, phone, passwordHash: await hashPassword(asked.password) }
  const made = await createCompany(house, { name, timeZone, admin }, { onlyFirst: true })
  if (made === null) throw new Refusal('already set up')
  return made
}

/** For the entrance page. The code is asked for when the page is open on another machine than the house. */
export async function readSetUp({ house, request }: Open): Promise<{ needed: boolean; codeNeeded: boolean }> {
  return { needed: await isEmpty(house), codeNeeded: !isLoopback(request) }
}
