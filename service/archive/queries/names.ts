import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Twice } from '../contract/merging.ts'
import { customerLines } from '../store/customers.ts'
import { deviceRows } from '../store/devices.ts'
import { sightOf } from './sight.ts'

/** Names of customers or devices as this reader sees them, and what tells them apart from their namesakes. */
export async function namesOf(
  ctx: Context,
  kind: Twice,
  ids: readonly Uuid[],
): Promise<Map<Uuid, { name: string; detail: string }>> {
  if (ids.length === 0) return new Map()
  const sight = await sightOf(ctx)
  const said = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')
  if (kind === 'customers') {
    const rows = await customerLines(ctx, ids)
    return new Map(
      rows.map(({ id, name, number, extension, address }) => [
        id,
        {
          name: sight.name(name),
          detail: said(number && sight.phone(number, extension ?? ''), address && sight.address(address)),
        },
      ]),
    )
  }
  const rows = await deviceRows(ctx, ids, ids.length)
  return new Map(
    rows.map(row => [
      row.id,
      {
        name: [row.model_name ?? row.line_name, row.serial].filter(Boolean).join(' '),
        detail: said(sight.name(row.customer_name), row.address && sight.address(row.address)),
      },
    ]),
  )
}
