import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { timeline } from '#core/journal.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { story } from '../story.ts'
import { authOf } from './better-auth.ts'
import { listTeams } from './contract/points.ts'
import * as session from './contract/session.ts'
import * as staff from './contract/staff.ts'
import type { ROLES } from './contract.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('admin')
})
afterAll(() => world.close())

const right = 'a password of the tests 1'
const signsIn = async (login: string, password = right) =>
  (await world.stranger().ask(session.signIn, { body: { login, password } })).status === 200
const day = (text: string) => Temporal.PlainDate.from(text)

const entry = { name: '孙八', phone: null, servicePoint: null, joinedOn: null, username: null, skills: [] }
const file = (id: string) => admin.tell(staff.staffFile, { params: { id } })
const change = async (id: string, to: object) => {
  const { version } = await file(id)
  return (
    await admin.ask(staff.changeStaff, { params: { id }, body: { ...entry, leftOn: null, version, ...to } })
  ).problem
}

describe('staff', () => {
  test('is added with an account, gets a password, signs in; the journal holds no name', async () => {
    const body = { ...entry, username: 'SunBa', phone: '0534-2612345', roles: ['technician' as const] }
    const { id } = await admin.tell(staff.addStaff, { body })
    expect(await file(id)).toMatchObject({
      name: '孙八',
      phone: '+865342612345',
      roles: ['technician'],
      login: {
        username: 'sunba',
        home: true,
        demo: false,
        passwordDue: false,
        lockedUntil: null,
        lastSeenAt: null,
      },
    })
    expect(await signsIn('sunba', '')).toBe(false)
    const { password } = await admin.tell(staff.resetPassword, { params: { id } })
    expect(await signsIn('sunba', password)).toBe(true)
    expect(await signsIn('0534 261 2345', password)).toBe(true)
    expect((await file(id)).login).toMatchObject({ passwordDue: true })
    const told = await world.deed(ctx => timeline(ctx, id, { limit: 20 }))
    expect(told.map(row => row.event)).toEqual(
      expect.arrayContaining(['staff added', 'password reset', 'signed in']),
    )
    expect(JSON.stringify(told)).not.toMatch(/孙八|2612345|sunba/)
  })

  test('may be without an account, and get one later', async () => {
    const { id } = await admin.tell(staff.addStaff, { body: { ...entry, name: '老师傅' } })
    expect((await file(id)).login).toBeNull()
    expect((await admin.ask(staff.resetPassword, { params: { id } })).problem.code).toBe(
      'there is no account here',
    )
    expect(await change(id, { name: '老师傅', username: 'laoshifu' })).not.toHaveProperty('code')
    await admin.tell(staff.resetPassword, { params: { id } })
    expect((await file(id)).login?.username).toBe('laoshifu')
  })

  test('every refusal of adding', async () => {
    const why = async (some: object) =>
      (await admin.ask(staff.addStaff, { body: { ...entry, ...some } })).problem.code
    await world.hire({ name: '甲', username: 'taken', phone: '13905340001' })
    expect(await why({ username: '1234567' })).toBe('user name not possible')
    expect(await why({ username: 'Taken' })).toBe('user name taken')
    expect(await why({ username: 'other', phone: '139 0534 0001' })).toBe(
      'phone already used by another account',
    )
    expect(await why({ servicePoint: uuidv7() })).toBe('unknown service point')
    expect(await why({ skills: [uuidv7()] })).toBe('unknown skill')
    expect(await why({ roles: ['auditor', 'admin'] })).toBe('an auditor holds no other role')
    expect(await why({ phone: 'call me' })).toBe('unreadable')
    // Without an account a phone may be shared: a shop's one telephone.
    expect(await why({ phone: '139 0534 0001' })).toBeUndefined()
  })

  test('every refusal of changing', async () => {
    const id = await world.hire({ name: '乙', username: 'yi-2', roles: ['agent'] })
    const yi = { name: '乙', username: 'yi-2' }
    expect((await change(id, { ...yi, username: 'taken' })).code).toBe('user name taken')
    expect((await change(id, { ...yi, phone: '13905340001' })).code).toBe(
      'phone already used by another account',
    )
    expect((await change(id, { ...yi, username: null })).code).toBe('an account keeps a user name')
    expect((await change(id, { ...yi, servicePoint: uuidv7() })).code).toBe('unknown service point')
    expect((await change(id, { ...yi, skills: [uuidv7()] })).code).toBe('unknown skill')
    expect((await change(id, { ...yi, joinedOn: '2026-02-01', leftOn: '2026-01-01' })).code).toBe(
      'left before joining',
    )
    expect(await change(id, { ...yi, version: 99 })).toMatchObject({
      code: 'changed meanwhile',
      details: { by: null },
    })
    const mine = { name: '周文静', username: 'admin', leftOn: '2027-01-01' }
    expect((await change(world.staff.admin, mine)).code).toBe('nobody ends his own account')
    expect((await admin.ask(staff.staffFile, { params: { id: uuidv7() } })).status).toBe(404)
    const body = { code: '', name: '客', guestOf: '南风', roles: ['agent' as const] }
    const guest = await admin.tell(staff.inviteGuest, { body })
    const nan = await world.as('nan-agent')
    await nan.tell(session.acceptInvitation, { body: { code: guest.code } })
    const foreign = { name: '客', username: 'another' }
    expect((await change(guest.id, foreign)).code).toBe('the account belongs to another company')
    expect(await change(guest.id, { name: '客人' })).not.toHaveProperty('code')
  })

  test('who changed it last is told to whoever comes too late', async () => {
    const id = await world.hire({ name: '丙' })
    const { version } = await file(id)
    expect(await change(id, { name: '丙丙' })).not.toHaveProperty('code')
    const late = { ...entry, name: '丙丁', leftOn: null, version }
    const { problem } = await admin.ask(staff.changeStaff, { params: { id }, body: late })
    expect(problem).toMatchObject({ code: 'changed meanwhile', details: { by: '周文静' } })
    expect((await file(id)).name).toBe('丙丙')
  })

  test('the account follows the file: a new user name and phone sign in, the old ones do not', async () => {
    const id = await world.hire({ name: '丁', username: 'ding', phone: '13905340002', roles: ['agent'] })
    await change(id, { name: '丁丁', username: 'dingding', phone: '13905340003' })
    expect([await signsIn('dingding'), await signsIn('13905340003')]).toEqual([true, true])
    expect([await signsIn('ding'), await signsIn('13905340002')]).toEqual([false, false])
  })

  test('leaving on a day that has passed ends the sessions', async () => {
    const id = await world.hire({ name: '戊', username: 'wu-5', roles: ['agent'] })
    const wu = await world.as('wu-5')
    await change(id, { name: '戊', username: 'wu-5', leftOn: '2026-11-01' })
    expect((await wu.send('GET', listTeams.url)).status).toBe(401)
  })
})

describe('roles', () => {
  test('every refusal of changing them, and of disabling', async () => {
    const roles = async (id: string, roles: readonly (typeof ROLES)[number][]) =>
      (await admin.ask(staff.changeRoles, { params: { id }, body: { roles: [...roles] } })).problem.code
    expect(await roles(world.staff.admin, ['admin', 'manager'])).toBe('nobody gives himself roles')
    expect(await roles(world.staff.lin, ['auditor', 'agent'])).toBe('an auditor holds no other role')
    expect(await roles(world.staff.lin, ['agent', 'visitor'])).toBeUndefined()
    expect((await file(world.staff.lin)).roles).toEqual(['agent', 'visitor'])
    const disable = async (id: string) =>
      (await admin.ask(staff.disableStaff, { params: { id }, body: { disabled: true } })).problem.code
    expect(await disable(world.staff.admin)).toBe('nobody ends his own account')
    const own = await admin.ask(staff.resetPassword, { params: { id: world.staff.admin } })
    expect(own.problem.code).toBe('change your own password instead')
  })

  test('of two administrators who stop each other at the same moment one stays (12 times)', async () => {
    const other = await world.hire({ name: '副管', username: 'fuguan', roles: ['admin'] })
    const second = await world.as('fuguan')
    const stop = (by: Client, id: string) =>
      by.send('PUT', `/api/people/staff/${id}/disabled`, { body: { disabled: true } })
    for (let round = 0; round < 12; round++) {
      const answers = await Promise.all([stop(admin, other), stop(second, world.staff.admin)])
      expect(answers.filter(one => one.status === 200)).toHaveLength(1)
      const said = await Promise.all(answers.map(one => one.json() as Promise<{ code?: string }>))
      const why = said.find(one => one.code !== undefined)?.code
      expect(['the last administrator stays', 'signed out']).toContain(why)
      const enabled = { disabled_at: null, disabled_by: null }
      await world.deed(ctx =>
        ctx.tx.updateTable('people.staff').set(enabled).where('company_id', '=', ctx.company).execute(),
      )
      await Promise.all([second.signIn(), admin.signIn()])
    }
    await admin.tell(staff.disableStaff, { params: { id: other }, body: { disabled: true } })
  })

  test('the last administrator who stays keeps role and account, whoever acts', async () => {
    const id = world.staff.admin
    await world.hire({ name: '将走', username: 'jiangzou', roles: ['admin'], leftOn: day('2026-12-31') })
    const leaving = await world.as('jiangzou')
    const { version } = await file(id)
    const body = { ...entry, name: '周文静', username: 'admin', leftOn: '2027-06-30', version }
    const answers = [
      await leaving.ask(staff.changeRoles, { params: { id }, body: { roles: ['manager'] } }),
      await leaving.ask(staff.disableStaff, { params: { id }, body: { disabled: true } }),
      await leaving.ask(staff.changeStaff, { params: { id }, body }),
    ]
    expect(answers.map(one => one.problem.code)).toEqual(Array(3).fill('the last administrator stays'))
  })

  test('an auditor reads; his one command is to reveal, which is journalled (domain.md SEC-4)', () => {
    const commands = story
      .flatMap(slice => slice.routes ?? [])
      .map(route => route.endpoint)
      .filter(({ method, may }) => method !== 'GET' && Array.isArray(may) && may.includes('auditor'))
    expect(commands.map(({ url }) => url)).toEqual(['/api/archive/customers/:id/reveal'])
  })

  test('only the administrator administers', async () => {
    const { lin, wang } = world.staff
    for (const username of ['lin', 'qian', 'wang', 'he', 'han', 'shen']) {
      const client = await world.as(username)
      const tries = [
        client.ask(staff.addStaff, { body: entry }),
        client.ask(staff.changeRoles, { params: { id: lin }, body: { roles: ['admin'] } }),
        client.ask(staff.disableStaff, { params: { id: wang }, body: { disabled: true } }),
        client.ask(staff.resetPassword, { params: { id: wang } }),
        client.ask(staff.inviteGuest, { body: { name: 'x', guestOf: 'y', roles: [] } }),
      ]
      expect((await Promise.all(tries)).map(one => one.status)).toEqual(Array(5).fill(403))
    }
  })
})

describe('the list', () => {
  test('comes in pages by name, without those who are gone unless asked for', async () => {
    for (let i = 0; i < 7; i++)
      await world.hire({ name: `页${i}`, ...(i === 6 ? { leftOn: day('2025-01-01') } : {}) })
    const names: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 50; pages++) {
      const page = await admin.tell(staff.listStaff, {
        query: { limit: 3, text: '页', ...(after ? { after } : {}) },
      })
      names.push(...page.items.map(one => one.name))
      if (page.next === null) break
      after = page.next
    }
    expect(names).toEqual(['页0', '页1', '页2', '页3', '页4', '页5'])
    const all = await admin.tell(staff.listStaff, { query: { text: '页', gone: 'yes' } })
    expect(all.items).toHaveLength(7)
    const technicians = await admin.tell(staff.listStaff, { query: { role: 'technician' } })
    expect(technicians.items.every(one => one.roles.includes('technician'))).toBe(true)
    expect((await admin.ask(staff.listStaff, { query: { after: 'nonsense' } })).status).toBe(400)
  })

  test('shows numbers in full to those who call, to the others masked, and one’s own always', async () => {
    const id = await world.hire({
      name: '电话',
      username: 'dianhua',
      phone: '13905349999',
      roles: ['technician'],
    })
    const phoneFor = async (username: string) => {
      const client = await world.as(username)
      const { items } = await client.tell(staff.listStaff, { query: { text: '电话' } })
      return items.find(one => one.id === id)?.phone
    }
    for (const username of ['admin', 'han', 'qian', 'zhao', 'dianhua']) {
      expect([username, await phoneFor(username)]).toEqual([username, '+8613905349999'])
    }
    for (const username of ['wang', 'he', 'shen']) {
      expect([username, await phoneFor(username)]).toEqual([username, '139****9999'])
    }
  })

  test('nobody of another company is seen, found or touched', async () => {
    const nan = await world.as('nan-admin')
    const id = world.staff.lin
    const { items } = await nan.tell(staff.listStaff, { query: { gone: 'yes' } })
    expect(items.map(one => one.name).toSorted()).toEqual(['南生', '江南'])
    expect((await nan.ask(staff.staffFile, { params: { id } })).status).toBe(404)
    expect((await nan.ask(staff.resetPassword, { params: { id } })).status).toBe(404)
    expect((await nan.ask(staff.changeRoles, { params: { id }, body: { roles: [] } })).status).toBe(404)
    expect((await nan.ask(staff.disableStaff, { params: { id }, body: { disabled: true } })).status).toBe(404)
    expect(await signsIn('lin')).toBe(true)
  })
})

test('better-auth finds its tables as it wants them, and would say so if not', async () => {
  const { options } = authOf(world.house)
  const missing = async (wanted: typeof options) => {
    const { toBeCreated, toBeAdded } = await getMigrations(wanted)
    return [...toBeCreated, ...toBeAdded].map(({ table, fields }) => [table, Object.keys(fields)])
  }
  expect(await missing(options)).toEqual([])
  const shoes = { type: 'string', required: false, input: false } as const
  const additionalFields = { ...options.user.additionalFields, shoes }
  const more = { ...options, user: { ...options.user, additionalFields } }
  expect(await missing(more)).toEqual([['users', ['shoes']]])
})
