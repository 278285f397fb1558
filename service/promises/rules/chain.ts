import type { Away } from '#service/people/rules/duty.ts'
import { SEERS, type Seer } from '#service/standards/contract.ts'

/** Somebody by name, or everybody who has the role. */
export type Whom = { staff: string } | { role: string }

/** Who stands on the rungs of a promise's ladder. A role is there where one who has it is. */
export type Chain = {
  rungs: Readonly<Record<Seer, readonly Whom[]>>
  /** Who works here in a role that stands on a rung or stands in for all of them. */
  holders: ReadonlyMap<string, readonly string[]>
}

export type PassedBy = { rung: Seer; whom: Whom | null; why: Away | 'nobody' | 'told already' }

export type Found = {
  whom: Whom
  passedBy: readonly PassedBy[]
  /** Nobody on the ladder was there: it went to those who answer for everything. */
  lastResort: boolean
}

/**
 * Whom a step reaches: the first from its rung upwards who is at work (owner, first asked, team lead, duty,
 * manager). Where nobody is at work, who comes back soonest is the one whose turn it was: whoever is only off
 * shift. Else the administrators. Never nobody.
 * @param why why somebody is not at work
 * @param told who heard of this promise at this moment by a lower step: he is not told twice
 */
export function whomToReach(
  from: Seer,
  chain: Chain,
  why: (staff: string) => Away | null,
  told: readonly Whom[] = [],
): Found {
  const passedBy: PassedBy[] = []
  for (const rung of SEERS.slice(SEERS.indexOf(from))) {
    const there = chain.rungs[rung]
    if (there.length === 0) passedBy.push({ rung, whom: null, why: 'nobody' })
    for (const whom of there) {
      const reason = told.some(one => isSame(one, whom)) ? 'told already' : whyNot(whom, chain, why)
      if (reason === null) return { whom, passedBy, lastResort: false }
      passedBy.push({ rung, whom, why: reason })
    }
  }
  const place = passedBy.findIndex(one => one.why === 'off shift')
  const resting = passedBy[place]?.whom
  if (resting) return { whom: resting, passedBy: passedBy.slice(0, place), lastResort: false }
  // Everybody above has heard of it at this moment: that is the step.
  const last = passedBy.findLast(one => one.why === 'told already')?.whom
  if (last) return { whom: last, passedBy, lastResort: false }
  const role = LAST.find(one => (chain.holders.get(one) ?? []).some(staff => mayCome(why(staff)))) ?? 'admin'
  return { whom: { role }, passedBy, lastResort: true }
}

/** Service managers answer for the service; a company cannot be without an administrator. */
const LAST = ['manager', 'admin']

const mayCome = (away: Away | null) => away === null || away === 'off shift'

export const isSame = (a: Whom, b: Whom) =>
  'staff' in a ? 'staff' in b && a.staff === b.staff : 'role' in b && a.role === b.role

function whyNot(whom: Whom, chain: Chain, why: (staff: string) => Away | null): Away | 'nobody' | null {
  if ('staff' in whom) return why(whom.staff)
  const reasons = (chain.holders.get(whom.role) ?? []).map(why)
  if (reasons.length === 0) return 'nobody'
  if (reasons.includes(null)) return null
  return reasons.find(reason => reason === 'off shift') ?? reasons[0] ?? 'nobody'
}
