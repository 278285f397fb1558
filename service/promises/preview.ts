import type { Context } from '#core/context.ts'
import { known } from '#core/refusal.ts'
import { ordinaryLadder } from '#service/standards/book.ts'
import type { Standard, WrittenLine } from '#service/standards/contract.ts'
import { dayOf, isUncertain, type Owed, owedOf, wholeBook } from '#service/standards/queries.ts'
import { rungs } from '#service/standards/rules/clock.ts'
import * as store from './store/clocks.ts'

/**
 * What today's book gives for a case, and what it would give with changed lines: event by event, counted from
 * the moment at which a standard was last asked for it, else (`happened` is false) from the opening.
 * @throws Unknown
 */
export async function preview(ctx: Context, it: { caseNumber: string; lines: readonly WrittenLine[] }) {
  const asked = known(await store.caseOfNumber(ctx, it.caseNumber))
  const today = await dayOf(ctx, ctx.now)
  // The youngest of all lines of one day decides; '~' comes after every id.
  const draft = it.lines.map(
    (line, at): Standard => ({
      ...line,
      id: `~${String(at).padStart(3, '0')}`,
      edition: null,
      needsReview: false,
      effectiveFrom: today,
    }),
  )
  const items = []
  for (const event of new Set(it.lines.map(line => line.event))) {
    const owed = await store.lastOwed(ctx, asked.id, event)
    const from = owed ?? asked.openedAt
    const book = await wholeBook(ctx, event)
    const given = async (lines: readonly Standard[]) =>
      (await owedOf(ctx, lines, event, asked, from, today)).map(shown)
    const changed = await given([...book, ...draft])
    items.push({ event, happened: owed !== undefined, from, now: await given(book), changed })
  }
  return { caseId: asked.id, items }
}

/** A line without steps has the ordinary ones. */
const stepsOf = (line: Standard) => (line.ladder.length > 0 ? line : { ...line, ladder: ordinaryLadder })

const shown = (one: Owed) => ({
  owes: one.line.owes,
  owner: one.line.owner,
  dueAt: one.dueAt,
  ladder: rungs(stepsOf(one.line), one.dueAt, one.time),
  pastKnownDays: isUncertain(one),
})
