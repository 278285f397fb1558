import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { known, Unreadable } from '#core/refusal.ts'
import { id } from '#core/wire.ts'
import { type AnswerHappening, CardChange } from '../contract/timeline.ts'
import { events } from '../contract.ts'
import { answerThere } from '../store/answers.ts'
import { broughtRows, type HappeningRow, happeningRows } from '../store/timeline.ts'

/** What is no mere use of it: that a case contradicted it is a reason to change it. */
const CHANGES: readonly string[] = [...events, 'answer contradicted']

type Ask = { only: 'all' | 'changes'; after?: string | undefined; limit: number }

/**
 * What happened to an answer and what it was used for. The lists that it came in by have no entries of their
 * own about it in the journal; they stand among the first page. @throws Unknown
 */
export async function answerTimeline(ctx: Context, answer: Uuid, { only, after, limit }: Ask) {
  known(await answerThere(ctx, answer))
  const rows = await happeningRows(ctx, answer, {
    events: only === 'all' ? null : CHANGES,
    after: entryIn(after),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const items = shown.map(happeningOf)
  if (after === undefined) items.push(...(await broughtIn(ctx, answer)))
  return {
    items: items.sort((a, b) => Temporal.Instant.compare(b.at, a.at)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

function entryIn(after: string | undefined): Uuid | null {
  if (after === undefined || isUuid(after)) return after ?? null
  throw new Unreadable('not a page of this list', { path: 'query.after' })
}

function happeningOf({ data, ownerName, ...row }: HappeningRow): AnswerHappening {
  return { ...row, card: row.event === 'answer card changed' ? changed(data, ownerName) : null, list: null }
}

const Noted = CardChange.extend({ owner: id().nullable().optional() })

function changed(data: unknown, ownerName: string | null): AnswerHappening['card'] {
  const { owner, ...card } = Noted.parse(data)
  return owner === undefined ? card : { ...card, owner: owner === null ? null : ownerName }
}

async function broughtIn(ctx: Context, answer: Uuid): Promise<AnswerHappening[]> {
  const rows = await broughtRows(ctx, answer)
  return rows.flatMap(({ list, name, edition, ...row }) => {
    const by = { edition, reason: '', confidence: null, card: null, case: null, list: { id: list, name } }
    const came = { ...by, id: list, at: row.startedAt, by: row.startedBy, event: 'answer list brought in' }
    if (row.putBackAt === null) return [came]
    const back = { id: `${list} back`, at: row.putBackAt, by: row.putBackBy, event: 'answer list put back' }
    return [came, { ...by, ...back, edition: null }]
  })
}
