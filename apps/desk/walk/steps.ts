import { deedOf } from '#core/web/deeds.ts'
import { runImport } from '#service/archive/contract/lists.ts'
import { bookVisit, bookWhileReceiving, giveVisit } from '#service/dispatch/contract.ts'
import { attributeFault } from '#service/fieldwork/contract.ts'
import { makeReturnVisit, tryReturnVisit } from '#service/followup/contract.ts'
import { addStaff } from '#service/people/contract/staff.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type desk from '../words/desk.zh-Hans.ts'

export type StepName = keyof (typeof desk)['walk']['steps']

/** One of the three things: done by a deed anywhere, or by opening a page. */
export type Step = {
  name: StepName
  /** Where it is done, when no work of one's own is found to begin with. */
  to: string
  /** Whose it is; others see what it is, and no way there. */
  may?: readonly string[]
  deeds?: readonly string[]
  page?: RegExp
}

const deeds = (...all: readonly Parameters<typeof deedOf>[0][]) => all.map(deedOf)

const find: Step = { name: 'find', to: '/customers', page: /^\/(customers|devices)\/[^/]{20,}/ }
const call: Step = {
  name: 'call',
  to: '/call',
  may: ['agent', 'manager'],
  deeds: deeds(receiveCall, bookWhileReceiving),
}
const callback: Step = { name: 'callback', to: '/promises', deeds: deeds(logCallback, bookVisit) }
const board: Step = { name: 'board', to: '/board', page: /^\/board/ }
const plan: Step = { name: 'plan', to: '/board', deeds: deeds(giveVisit) }
const duty: Step = { name: 'duty', to: '/duty', page: /^\/duty/ }
const owed: Step = { name: 'owed', to: '/return-visits', page: /^\/return-visits$/ }
const returnVisit: Step = {
  name: 'returnVisit',
  to: '/return-visits',
  deeds: deeds(makeReturnVisit, tryReturnVisit),
}
const unhappy: Step = { name: 'unhappy', to: '/return-visits/unhappy', deeds: deeds(logCallback, bookVisit) }
const judge: Step = { name: 'judge', to: '/', deeds: deeds(attributeFault) }
const figures: Step = { name: 'figures', to: '/figures', page: /^\/figures/ }
const ledger: Step = { name: 'ledger', to: '/promises/ledger', page: /^\/promises\/ledger/ }
const list: Step = { name: 'list', to: '/imports', may: ['manager', 'admin'], deeds: deeds(runImport) }
const colleagues: Step = { name: 'colleagues', to: '/staff', may: ['admin'], deeds: deeds(addStaff) }
const calendars: Step = { name: 'calendars', to: '/calendars', page: /^\/calendars/ }

/** Somebody with several roles walks the way of the first. The technician's is on his phone (apps/field). */
const ways: readonly (readonly [role: string, way: readonly Step[]])[] = [
  ['manager', [unhappy, judge, figures]],
  ['dispatcher', [board, plan, duty]],
  ['agent', [find, call, callback]],
  ['visitor', [owed, returnVisit, find]],
  ['admin', [colleagues, list, calendars]],
  ['auditor', [ledger, figures, find]],
]

/** The first walk of these roles; in an empty house, for those who fill it, the first steps of the house. */
export function wayOf(roles: readonly string[], empty: boolean): readonly Step[] {
  const fillers = ['manager', 'admin', 'agent']
  if (empty && fillers.some(role => roles.includes(role))) return [list, colleagues, call]
  return ways.find(([role]) => roles.includes(role))?.[1] ?? []
}

/** Every step that these roles may come by, to be ticked wherever it is done. */
export const stepsOf = (roles: readonly string[]): readonly Step[] => [
  ...new Set([...wayOf(roles, false), ...wayOf(roles, true)]),
]

export const mayGo = (step: Step, roles: readonly string[]) =>
  step.may === undefined || step.may.some(role => roles.includes(role))

/** Which of these steps a deed does, or opening a page. */
export function doneBy(steps: readonly Step[], what: { deed: string } | { page: string }): StepName[] {
  return steps
    .filter(step => ('deed' in what ? step.deeds?.includes(what.deed) : step.page?.test(what.page)))
    .map(step => step.name)
}
