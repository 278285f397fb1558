import type { House } from '../house.ts'
import { connectRaw } from './connect.ts'

/** Changed rows that make what is known of a table worth nothing: a tenth of autovacuum's patience. */
const CHANGED_ROWS = 500
const CHANGED_SHARE = 0.5
const MOST_TABLES = 60
const LONGEST_MS = 60_000

const underWay = new WeakSet<House>()

/**
 * Lets PostgreSQL count anew what grew a lot. Plans are kept by each connection; those of a table's first
 * rows read it whole, and where a list comes in autovacuum looks a minute later only: after 4,000 rows each
 * chunk took three times as long as the first. Not awaited by anybody; as the owner, for nobody else may.
 */
export async function takeStock(house: House): Promise<void> {
  if (underWay.has(house)) return
  underWay.add(house)
  const owner = connectRaw(house.ownerUrl, { max: 1, name: 'stock' })
  try {
    await owner.unsafe(`set statement_timeout = ${LONGEST_MS}`)
    const grown = await owner.unsafe(
      `select format('%I.%I', n.nspname, c.relname) as name
       from pg_stat_user_tables t
       join pg_class c on c.oid = t.relid join pg_namespace n on n.oid = c.relnamespace
       where t.n_mod_since_analyze > $1 + $2 * greatest(c.reltuples, 0) order by 1 limit $3`,
      [CHANGED_ROWS, CHANGED_SHARE, MOST_TABLES],
    )
    for (const { name } of grown) await owner.unsafe(`analyze ${name}`)
  } catch (fault) {
    house.log.warn({ err: fault }, 'tables could not be counted anew')
  } finally {
    underWay.delete(house)
    await owner.end({ timeout: 5 })
  }
}
