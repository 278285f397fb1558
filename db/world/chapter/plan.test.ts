import { beforeAll, describe, expect, it } from 'vitest'
import type { Calendar } from '#service/people/rules/calendar.ts'
import { type Crew, idOf } from '../crew.ts'
import { isFrost, WEAK_MODEL } from '../faults.ts'
import { households } from '../households.ts'
import { LINES } from '../models.ts'
import { PEOPLE } from '../people.ts'
import { KINDS, type Kind } from './patterns.ts'
import { type Call, type Machine, planCalls } from './plan.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const span = { from: today.subtract({ days: 540 }), to: today.subtract({ days: 13 }) }
const office = { from: 8 * 60 + 30, to: 17 * 60 + 30 }
const calendar: Calendar = {
  timeZone: 'Asia/Shanghai',
  alwaysOpen: false,
  official: 'CN',
  hours: [1, 2, 3, 4, 5, 6, 7].map(day => (day > 5 ? [] : [{ opens: office.from, closes: office.to }])),
  days: new Map(),
}

let machines: Machine[]
let calls: Call[]

beforeAll(() => {
  const models = LINES.flatMap(line => line.models.map(name => ({ id: name, name, needs: line.needs })))
  const crew: Crew = { staff: new Map(PEOPLE.map(one => [one.login, one.login])), points: new Map(), models }
  machines = households(crew, today).flatMap(customer =>
    customer.devices.flatMap(({ id, installedBy, installedOn, modelId }) => {
      const model = models.find(one => one.id === modelId)
      if (!model || !installedOn || !installedBy) return []
      const gone = PEOPLE.find(one => one.login === installedBy)?.left
      const left = gone === undefined ? null : today.subtract({ months: gone })
      const installer = idOf(crew.staff, installedBy)
      return [
        {
          device: id,
          customer: customer.id,
          installer,
          installedOn,
          model: model.name,
          needs: model.needs,
          left,
        },
      ]
    }),
  )
  calls = planCalls(machines, span, calendar)
})

const rate = (some: Machine[], of: readonly Call[]) => {
  const had = new Set(of.map(one => one.machine.device))
  return some.filter(one => had.has(one.device)).length / some.length
}

describe('the chapter has something to say', () => {
  it('more than a thousand cases, the same for the same day', () => {
    expect(calls.length).toBeGreaterThan(1000)
    const said = (list: readonly Call[]) => list.map(one => `${one.day} ${one.kind} ${one.machine.device}`)
    expect(said(planCalls(machines, span, calendar))).toEqual(said(calls))
  })

  it('winter is the season of calls', () => {
    const days = (frost: boolean) => calls.filter(one => isFrost(one.day.month) === frost).length
    const months = { frost: 3, rest: 13 }
    expect(days(true) / months.frost).toBeGreaterThan(2 * (days(false) / months.rest))
  })

  it('李志强 has visibly more installation faults than his colleagues', () => {
    const faults = calls.filter(one => one.fault.blame === 'installation')
    const by = (is: (login: string) => boolean) => machines.filter(one => is(one.installer))
    const [his, theirs] = [
      rate(
        by(login => login === 'li'),
        faults,
      ),
      rate(
        by(login => login !== 'li'),
        faults,
      ),
    ]
    expect(his).toBeGreaterThan(2 * theirs)
    expect(theirs).toBeGreaterThan(0)
  })

  it('one model has a weak part', () => {
    const weak = machines.filter(one => one.model === WEAK_MODEL)
    const others = machines.filter(one => one.model !== WEAK_MODEL)
    expect(rate(weak, calls)).toBeGreaterThan(1.5 * rate(others, calls))
    expect(calls.filter(one => one.fault.cause.includes('批次问题')).length).toBeGreaterThan(10)
  })

  it('马永福 is loved, and nobody of his customers had to be won back', () => {
    const his = calls.filter(one => one.machine.installer === 'ma')
    expect(new Set(his.map(one => one.satisfaction))).toEqual(new Set([5]))
    expect(his.map(one => one.kind)).not.toContain('won back')
    expect(calls.map(one => one.kind)).toContain('won back')
  })
})

describe('every life is possible', () => {
  it('one for each machine, after it was installed and before the lived days', () => {
    expect(new Set(calls.map(one => one.machine.device)).size).toBe(calls.length)
    for (const { day, machine } of calls) {
      expect(Temporal.PlainDate.compare(day, machine.installedOn)).toBeGreaterThan(0)
      expect(Temporal.PlainDate.compare(day, span.to)).toBeLessThanOrEqual(0)
    }
  })

  it('nobody is in two places, and nobody comes after he left', () => {
    const taken = calls.flatMap(call => {
      const kind: Kind = KINDS[call.kind]
      return kind.on.map(one => ({ at: call.day.add({ days: one.day }), half: one.half, by: call.machine }))
    })
    const places = taken.map(one => `${one.by.installer} ${one.at} ${one.half}`)
    expect(new Set(places).size).toBe(places.length)
    for (const { at, by } of taken) {
      if (by.left) expect(Temporal.PlainDate.compare(at, by.left)).toBeLessThan(0)
    }
  })
})
