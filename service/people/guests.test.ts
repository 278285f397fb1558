import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timeline } from '#core/journal.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { listTeams } from './contract/points.ts'
import * as session from './contract/session.ts'
import * as staff from './contract/staff.ts'
import { listStaff } from './contract/staff.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const right = 'a password of the tests 1'
const guess = (login: string, password: string) =>
  world.stranger().ask(session.signIn, { body: { login, password } })

async function eventsAbout(id: string, company: string) {
  const rows = await world.deed(ctx => timeline(ctx, id, { limit: 50 }), company)
  return rows.map(row => row.event)
}

describe('a guest in another company (design.md §2, law 6)', () => {
  const invited = async () => {
    const host = await world.as('nan-admin')
    const body = { name: '外援小周', guestOf: '晨光太阳能', roles: ['technician' as const] }
    return { host, ...(await host.tell(staff.inviteGuest, { body })) }
  }

  test('comes by a code and works there as there written', async () => {
    const { host, id, code } = await invited()
    await world.hire({ name: '周小', username: 'zhouxiao', roles: ['manager'] })
    const guest = await world.as('zhouxiao')
    const accept = (code: string) => guest.ask(session.acceptInvitation, { body: { code } })
    expect((await accept('AAAA-BBBB-CCCC')).problem.code).toBe('the code is not valid')
    const { answer } = await accept(` ${code.toLowerCase().replaceAll('-', ' ')}`)
    const places = answer.companies.map(one => [one.id, one.home])
    expect(places.toSorted()).toEqual(
      [
        [world.company, true],
        [world.other, false],
      ].toSorted(),
    )
    expect((await accept(code)).problem.code).toBe('the code is not valid')
    const told = await eventsAbout(id, world.other)
    expect(told).toEqual(expect.arrayContaining(['guest invited', 'guest joined']))

    world.clock.forward({ seconds: 1 })
    const there = await guest.tell(session.switchCompany, { body: { company: world.other } })
    const company = { id: world.other }
    expect(there).toMatchObject({ staff: id, name: '外援小周', roles: ['technician'], company })
    const names = (await guest.tell(listStaff, { query: {} })).items.map(one => one.name)
    expect(names).toContain('外援小周')
    expect(names).not.toContain('林晓燕')
    expect((await guest.ask(staff.staffFile, { params: { id } })).status).toBe(403)
    // Signed in again he is where he was last.
    const again = await world.as('zhouxiao')
    expect((await again.ask(session.readSession, {})).answer.session?.company.id).toBe(world.other)
    // The host may end his work there, not take his account.
    const reset = await host.ask(staff.resetPassword, { params: { id } })
    expect(reset.problem.code).toBe('there is no account here')
  })

  test('goes when either company says so', async () => {
    const { host, id, code } = await invited()
    const admin = await world.as('admin')
    const home = await world.hire({ name: '周大', username: 'zhouda', roles: ['manager'] })
    const guest = await world.as('zhouda')
    const disable = (by: Client, id: string, disabled: boolean) =>
      by.tell(staff.disableStaff, { params: { id }, body: { disabled } })
    await guest.tell(session.acceptInvitation, { body: { code } })
    world.clock.forward({ seconds: 1 })
    await guest.tell(session.switchCompany, { body: { company: world.other } })
    await disable(host, id, true)
    expect((await guest.send('GET', listTeams.url)).status).toBe(401)
    const back = await world.as('zhouda')
    expect((await back.ask(session.readSession, {})).answer.session?.company.id).toBe(world.company)
    await disable(host, id, false)
    // Whom his home no longer lets in is a guest nowhere.
    await back.tell(session.switchCompany, { body: { company: world.other } })
    await disable(admin, home, true)
    expect((await back.send('GET', listTeams.url)).status).toBe(401)
    expect((await guess('zhouda', right)).problem.code).toBe('nowhere to work')
  })

  test('nobody comes in twice, after seven days, or into a company that did not invite him', async () => {
    const host = await world.as('nan-admin')
    const invite = async () => {
      const body = { name: '客人', guestOf: '晨光太阳能', roles: ['agent' as const] }
      return (await host.tell(staff.inviteGuest, { body })).code
    }
    const [first, second, third] = [await invite(), await invite(), await invite()]
    const li = await world.as('li')
    const accept = async (code: string) =>
      (await li.ask(session.acceptInvitation, { body: { code } })).problem.code
    expect((await li.ask(session.switchCompany, { body: { company: world.other } })).status).toBe(404)
    expect(await accept(first)).toBeUndefined()
    expect(await accept(second)).toBe('already a member there')
    world.clock.forward({ hours: 24 * 7 })
    expect(
      (await (await world.as('wang')).ask(session.acceptInvitation, { body: { code: third } })).problem.code,
    ).toBe('the code is not valid')
  })

  test('of one code used twice and two codes used by one person at the same moment, one counts', async () => {
    const host = await world.as('nan-admin')
    const invite = async () => {
      const body = { name: '同时', guestOf: '晨光太阳能', roles: ['agent' as const] }
      return (await host.tell(staff.inviteGuest, { body })).code
    }
    const accept = async (username: string, code: string) => {
      const client = await world.as(username)
      return () => client.ask(session.acceptInvitation, { body: { code } })
    }
    for (const [a, b] of [
      ['qian', 'zhao'],
      ['he', 'he'],
    ] as const) {
      const first = await invite()
      const second = a === b ? await invite() : first
      const both = [await accept(a, first), await accept(b, second)]
      const statuses = (await Promise.all(both.map(go => go()))).map(one => one.status)
      expect(statuses.toSorted()).toEqual([200, 409])
    }
  })
})
