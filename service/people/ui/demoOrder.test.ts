import { expect, test } from 'vitest'
import { demoOrder } from './demoOrder.ts'

const account = (name: string, company: string, ...roles: string[]) => ({ name, company, roles })

test('one account for each role of the largest company comes first, nobody is lost', () => {
  const { first, others } = demoOrder([
    account('neighbour', '南风', 'admin'),
    account('both', '晨光', 'agent', 'visitor'),
    account('agent', '晨光', 'agent'),
    account('another agent', '晨光', 'agent'),
    account('admin', '晨光', 'admin'),
  ])
  expect(first.map(one => one.name)).toEqual(['agent', 'admin', 'both'])
  expect(others.map(one => one.name)).toEqual(['another agent', 'neighbour'])
})

test('no accounts, nothing', () => {
  expect(demoOrder([])).toEqual({ first: [], others: [] })
})
