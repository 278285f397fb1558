import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { Unreadable } from '#core/refusal.ts'
import type { Certificate } from '../contract/duty.ts'

type Asked = {
  after?: string | undefined
  limit: number
  staff?: Uuid | undefined
  expiringBy?: Temporal.PlainDate | undefined
}

/** Stands for "without end" in the order; PostgreSQL's own infinity is no PlainDate. */
const NEVER = Temporal.PlainDate.from('9999-12-31')

/** The first to expire first, those without an end last. */
export async function listCertificates(
  ctx: Context,
  { after, limit, staff, expiringBy }: Asked,
): Promise<{ items: Certificate[]; next: string | null }> {
  let rows = ctx.tx
    .selectFrom('people.certificates')
    .select(['id', 'staff_id as staff', 'skill_id as skill', 'name', 'number'])
    .select(['issued_on as issuedOn', 'valid_until as validUntil'])
    .where('company_id', '=', ctx.company)
    .orderBy(eb => eb.fn.coalesce('valid_until', eb.val(NEVER)))
    .orderBy('id')
    .limit(limit + 1)
  if (staff !== undefined) rows = rows.where('staff_id', '=', staff)
  if (expiringBy !== undefined) rows = rows.where('valid_until', '<=', expiringBy)
  if (after !== undefined) {
    const { end, id } = placeFrom(after)
    rows = rows.where(eb =>
      eb.or([
        eb(eb.fn.coalesce('valid_until', eb.val(NEVER)), '>', end),
        eb.and([eb(eb.fn.coalesce('valid_until', eb.val(NEVER)), '=', end), eb('id', '>', id)]),
      ]),
    )
  }
  const found = await rows.execute()
  const last = found.slice(0, limit).at(-1)
  return {
    items: found.slice(0, limit),
    next: found.length > limit && last ? `${last.validUntil ?? NEVER}~${last.id}` : null,
  }
}

function placeFrom(text: string): { end: Temporal.PlainDate; id: Uuid } {
  const [end = '', id = ''] = text.split('~')
  try {
    if (isUuid(id)) return { end: Temporal.PlainDate.from(end), id }
  } catch {
    // No day: said below.
  }
  throw new Unreadable('not a page of this list', { path: 'query.after' })
}
