import { type RawBuilder, sql } from 'kysely'
import type { Uuid } from './ids.ts'

/**
 * `coalesce(a, b)` for a join: row level security holds `coalesce` for leaky and would keep the index from it
 * (100,000 customers read for one case), `case` it knows. @param a column, as `owner.merged_into`
 */
export const either = (a: string, b: string): RawBuilder<Uuid> =>
  sql<Uuid>`case when ${sql.ref(a)} is null then ${sql.ref(b)} else ${sql.ref(a)} end`
