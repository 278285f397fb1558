import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

/** A journal entry as followers read it: ids and codes, in commit order. */
export type Followed = { company: Uuid; id: Uuid; txid: string; event: string; subject: Uuid; about: Uuid[] }
export type Place = { txid: string; id: Uuid }

export const BEGINNING: Place = { txid: '0', id: '00000000-0000-0000-0000-000000000000' }

/**
 * What was committed after `place`, oldest first. Reads only below the oldest running transaction, because
 * ids are not in commit order: a row that commits later would be skipped for ever.
 */
export async function readOn(house: House, place: Place, most = 500): Promise<Followed[]> {
  const rows = await house.pools.side.unsafe(
    `select company_id as company, id, txid::text as txid, event, subject_id as subject, about
     from core.journal_after($1::text::xid8, $2, $3)`,
    [place.txid, place.id, most],
    { prepare: true },
  )
  return rows.map(row => ({ ...row }) as unknown as Followed)
}

/** The place after everything that is committed now; for followers that only care about what comes. */
export async function presentPlace(house: House): Promise<Place> {
  const rows = await house.pools.side.unsafe(
    'select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text as txid',
    [],
    { prepare: true },
  )
  return { txid: String(rows[0]?.txid ?? '0'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
}

/**
 * Reads on from the follower's own cursor and hands each batch to `take`; the cursor moves only after `take`
 * returned, so a batch may come twice and is never lost. Returns how many entries were taken.
 */
export async function follow(
  house: House,
  name: string,
  take: (entries: Followed[]) => Promise<void>,
  most = 500,
): Promise<number> {
  const sql = house.pools.side
  const at = await sql.unsafe('select txid::text as txid, id from core.followers where name = $1', [name], {
    prepare: true,
  })
  const place = at[0] === undefined ? BEGINNING : { txid: String(at[0].txid), id: String(at[0].id) }
  const entries = await readOn(house, place, most)
  const last = entries.at(-1)
  if (last === undefined) return 0
  await take(entries)
  await sql.unsafe(
    `insert into core.followers (name, txid, id) values ($1, $2::text::xid8, $3)
     on conflict (name) do update set txid = excluded.txid, id = excluded.id`,
    [name, last.txid, last.id],
    { prepare: true },
  )
  return entries.length
}
