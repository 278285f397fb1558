import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose, GROUNDS, type TechnicianFacts } from '../rules/rank.ts'
import { type Candidate, passedBy } from './visit.ts'

const from = Temporal.Instant.from('2026-11-23T01:00:00Z')
const window = { from, to: from.add({ hours: 2 }) }
const shift = { from: from.subtract({ hours: 1 }), to: from.add({ hours: 8 }) }

const people = fc
  .array(fc.record({ grounds: fc.constantFrom(...GROUNDS), able: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .map(all => all.map((one, at) => ({ ...one, technician: `t${at}` })))

test('the page asks for a reason exactly where the server would refuse without one', () => {
  fc.assert(
    fc.property(people, all => {
      const facts: TechnicianFacts[] = all.map(({ technician, grounds, able }) => ({
        technician,
        installedIt: grounds === 'original installer',
        repairedItLast: grounds === 'repaired it last',
        sameTeam: grounds === 'same team',
        left: false,
        otherWork: false,
        skilled: able,
        certified: true,
        declined: false,
        underReview: false,
        near: null,
        shifts: [shift],
        absences: [],
        busy: [],
      }))
      const ranked: Candidate[] = GROUNDS.flatMap(grounds =>
        all
          .filter(one => one.grounds === grounds && one.able)
          .map(({ technician }) => ({
            technician: { id: technician, name: '' },
            grounds,
            near: null,
            skip: null,
            starts: [],
          })),
      )
      for (const { technician } of ranked) {
        const wish = { technician: technician.id, start: null, minutes: 60, why: '' }
        const answer = choose(facts, wish, window)
        const asked = 'refusal' in answer && answer.refusal.startsWith('say why')
        expect(passedBy(ranked, technician.id)).toBe(asked)
      }
    }),
  )
})
