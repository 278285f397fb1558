import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Outcome } from '#service/cases/contract.ts'
import { lineOf } from '#service/cases/queries.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import { factsOf } from './actions.ts'
import type { MissingThing } from './contract.ts'
import { missing } from './rules.ts'

/** What is missing before a case may close with an outcome, with what leads to each. @throws Unknown */
export async function whatIsMissing(ctx: Context, caseId: Uuid, outcome: Outcome) {
  const { open, reason } = await lineOf(ctx, caseId)
  if (!open) return { open, missing: [] }
  const facts = await factsOf(ctx, caseId, reason)
  const { visits, openPromises, handover } = facts
  const named = await colleagues(ctx, [...visits.map(visit => visit.technician), handover?.to ?? null])
  const found = missing(facts, outcome).map(({ what, of }): MissingThing => {
    const promise = openPromises.find(({ id }) => id === of) ?? null
    // A return visit is owed for the visit that it asks about.
    const visit = visits.find(one => one.id === (promise ? promise.subjectId : of)) ?? null
    return {
      what,
      of,
      promise: promise && {
        id: promise.id,
        kind: promise.kind,
        windowFrom: promise.windowFrom,
        dueAt: promise.dueAt,
      },
      visit: visit && { id: visit.visitId, technician: named(visit.technician), at: visit.at },
      to: what === 'a hand-over is waiting' && handover ? named(handover.to) : null,
    }
  })
  return { open, missing: found }
}
