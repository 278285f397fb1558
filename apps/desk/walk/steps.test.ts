import { expect, it } from 'vitest'
import { ROLES } from '#service/people/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { nav } from '../nav.ts'
import { doneBy, mayGo, stepsOf, wayOf } from './steps.ts'

const names = (roles: readonly string[], empty = false) => wayOf(roles, empty).map(step => step.name)

it('everybody but the technician, whose way is on his phone, has three things to try', () => {
  for (const role of ROLES)
    expect([role, names([role]).length]).toEqual([role, role === 'technician' ? 0 : 3])
})

it('in an empty house, whoever can fill it fills it; what he may not do has no way there', () => {
  expect(names(['admin'], true)).toEqual(['list', 'colleagues', 'call'])
  const open = wayOf(['admin'], true).filter(step => mayGo(step, ['admin']))
  expect(open.map(step => step.name)).toEqual(['list', 'colleagues'])
  expect(names(['auditor'], true)).toEqual(names(['auditor']))
})

it('every way leads to a page that the navigation knows and the person may see', () => {
  for (const role of ROLES) {
    for (const step of [...wayOf([role], false), ...wayOf([role], true)].filter(one => mayGo(one, [role]))) {
      const place = nav
        .flatMap(group => group.places)
        .filter(one => one.to === step.to || (one.to !== '/' && step.to.startsWith(`${one.to}/`)))
      // The ledger is a tab for those who make promises; an auditor comes straight to it.
      const may =
        place.some(one => one.may === 'signed in' || one.may.includes(role)) ||
        (step.name === 'ledger' && ledger.may.some(one => one === role))
      expect([role, step.name, may]).toEqual([role, step.name, true])
    }
  }
})

it('a deed or an opened page ticks what it does and nothing else', () => {
  const steps = stepsOf(['agent'])
  expect(doneBy(steps, { deed: 'POST /api/calls' })).toEqual(['call'])
  expect(doneBy(steps, { deed: 'POST /api/dispatch/calls' })).toEqual(['call'])
  expect(doneBy(steps, { deed: 'POST /api/cases/:id/callbacks' })).toEqual(['callback'])
  expect(doneBy(steps, { page: '/customers/019a5c00-0000-7000-8000-00000000c0de' })).toEqual(['find'])
  expect(doneBy(steps, { page: '/customers' })).toEqual([])
  expect(doneBy(steps, { page: '/customers/new' })).toEqual([])
})
