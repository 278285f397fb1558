import type { Context } from '#core/context.ts'
import { known } from '#core/refusal.ts'
import type { Standard, WrittenLine } from '#service/standards/contract.ts'
import { dayOf, isUncertain, type Owed, owedOf, wholeBook } from '#service/standards/queries.ts'
import { rungs } from '#service/standards/rules/clock.ts'
import * as store from './store/clocks.ts'

/**
 * What today's book gives for an event of a case, and what it would give with changed lines, counted from the
 * moment at which it was owed (else from the opening). @throws Unknown
 */
export async function preview(
  ctx: Context,
  it: { caseNumber: string; event: string; lines: readonly WrittenLine[] },
) {
  const asked = known(await store.caseOfNumber(ctx, it.caseNumber))
  const from = (await store.lastOwed(ctx, asked.id, it.event)) ?? asked.openedAt
  const today = await dayOf(ctx, ctx.now)
  const book = await wholeBook(ctx, it.event)
  // The youngest of all lines of one day decides; '~' comes after every id.
  const draft = it.lines.map(
    (line, at): Standard => ({ ...line, id: `~${at}`, edition: null, effectiveFrom: today }),
  )
  const given = async (lines: readonly Standard[]) =>
    (await owedOf(ctx, lines, it.event, asked, from, today)).map(shown)
  return { from, now: await given(book), changed: await given([...book, ...draft]) }
}

const shown = (one: Owed) => ({
  owes: one.line.owes,
  owner: one.line.owner,
  dueAt: one.dueAt,
  ladder: rungs(one.line, one.dueAt, one.time),
  pastKnownDays: isUncertain(one),
})
