import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWAY, type Away } from '#service/people/rules/duty.ts'
import { SEERS, type Seer } from '#service/standards/contract.ts'
import { type Chain, type Whom, whomToReach } from './chain.ts'

const ladder: Chain = {
  rungs: {
    owner: [{ staff: 'owner' }],
    'first-asked': [{ staff: 'first' }],
    'team lead': [{ staff: 'lead' }],
    duty: [{ staff: 'duty' }],
    manager: [{ role: 'manager' }],
  },
  holders: new Map([
    ['manager', ['boss']],
    ['admin', ['admin']],
    ['visitor', ['visitor']],
  ]),
}
const all = ['owner', 'first', 'lead', 'duty', 'boss', 'admin', 'visitor']
const away = (some: Partial<Record<string, Away>>) => (staff: string) => some[staff] ?? null
const allAre = (why: Away) => () => why
const reach = (from: Seer, why: (staff: string) => Away | null, chain = ladder, told: Whom[] = []) =>
  whomToReach(from, chain, why, told)

describe('whom a step reaches', () => {
  test('the first from its rung upwards who is at work, for each rung and each way to be away', () => {
    const people = all.slice(0, 4)
    const reached: Whom[] = [...people.map(staff => ({ staff })), { role: 'manager' }]
    for (const why of AWAY) {
      for (const [place, from] of SEERS.entries()) {
        for (let gone = place; gone < SEERS.length; gone++) {
          const missing = Object.fromEntries(people.slice(0, gone).map(staff => [staff, why]))
          const found = reach(from, away(missing))
          expect(found.whom).toEqual(reached[gone])
          expect(found.lastResort).toBe(false)
          const passed = people.slice(place, gone)
          expect(found.passedBy).toEqual(
            passed.map((staff, at) => ({ rung: SEERS[place + at], whom: { staff }, why })),
          )
        }
      }
    }
  })

  test('PRM-02 what nobody owns by name reaches who has the role, or climbs on where nobody has it', () => {
    const pool = (role: string): Chain => ({ ...ladder, rungs: { ...ladder.rungs, owner: [{ role }] } })
    expect(reach('owner', away({}), pool('visitor')).whom).toEqual({ role: 'visitor' })
    expect(reach('owner', away({ visitor: 'absent' }), pool('visitor'))).toMatchObject({
      whom: { staff: 'first' },
      passedBy: [{ rung: 'owner', whom: { role: 'visitor' }, why: 'absent' }],
    })
    expect(reach('owner', away({}), pool('auditor')).passedBy).toMatchObject([{ why: 'nobody' }])
  })

  test('at night, when everybody is off shift, whose turn it was finds it in the morning', () => {
    expect(reach('owner', allAre('off shift'))).toEqual({
      whom: { staff: 'owner' },
      passedBy: [],
      lastResort: false,
    })
    const ill = reach('owner', staff => (staff === 'owner' ? 'absent' : 'off shift'))
    expect(ill.whom).toEqual({ staff: 'first' })
    expect(ill.passedBy).toEqual([{ rung: 'owner', whom: { staff: 'owner' }, why: 'absent' }])
  })

  test('a step that names nobody climbs: no lead, nobody on duty', () => {
    const small: Chain = { ...ladder, rungs: { ...ladder.rungs, 'team lead': [], duty: [] } }
    expect(reach('team lead', away({}), small)).toEqual({
      whom: { role: 'manager' },
      passedBy: [
        { rung: 'team lead', whom: null, why: 'nobody' },
        { rung: 'duty', whom: null, why: 'nobody' },
      ],
      lastResort: false,
    })
  })

  test('nobody is told twice of the same moment; where all have heard, the highest has', () => {
    const told: Whom[] = [{ staff: 'owner' }]
    const same: Chain = { ...ladder, rungs: { ...ladder.rungs, 'first-asked': [{ staff: 'owner' }] } }
    const found = reach('first-asked', away({}), same, told)
    expect(found.whom).toEqual({ staff: 'lead' })
    expect(found.passedBy).toMatchObject([{ rung: 'first-asked', why: 'told already' }])
    expect(reach('manager', away({}), ladder, [{ role: 'manager' }])).toMatchObject({
      whom: { role: 'manager' },
      lastResort: false,
    })
  })

  test('the last resort: the administrators where every manager is away, and it is said', () => {
    expect(
      reach('owner', away(Object.fromEntries(all.slice(0, 5).map(one => [one, 'absent'])))),
    ).toMatchObject({
      whom: { role: 'admin' },
      lastResort: true,
    })
    expect(reach('owner', allAre('left'))).toMatchObject({ whom: { role: 'admin' }, lastResort: true })
  })

  test('never nobody, whoever is away: it reaches somebody who is there, or rests until he comes', () => {
    const standing = fc.constantFrom(null, ...AWAY)
    const everybody = fc.tuple(standing, standing, standing, standing, standing, standing)
    fc.assert(
      fc.property(everybody, fc.constantFrom(...SEERS), (whys, from) => {
        const why = (staff: string) => whys[all.indexOf(staff)] ?? null
        const { whom, lastResort } = reach(from, why)
        const [one = ''] = 'staff' in whom ? [whom.staff] : (ladder.holders.get(whom.role) ?? [])
        const above = all.slice(SEERS.indexOf(from), 5)
        if (above.some(staff => why(staff) === null)) expect(why(one)).toBeNull()
        else if (above.some(staff => why(staff) === 'off shift')) expect(why(one)).toBe('off shift')
        else expect(lastResort).toBe(true)
      }),
    )
  })
})
