import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Pool } from './connect.ts'

/** Where statements go: a connection lent to a transaction, or any one for lone statements. */
type Statements = Pick<Pool, 'unsafe'>

/**
 * Kysely over postgres.js with every statement prepared (named, kept per connection): 8 statements unprepared
 * cost two and a half times as much (design.md §3). A test asks `pg_prepared_statements`.
 */
export function kyselyOn<DB>(sql: Statements): Kysely<DB> {
  const connection = new PreparedConnection(sql)
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OneConnection(connection),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

class PreparedConnection implements DatabaseConnection {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const rows = await this.#sql.unsafe(query.sql, query.parameters as never[], prepared)
    const affected = rows.count === null ? undefined : BigInt(rows.count)
    return { rows: Array.from(rows) as R[], ...(affected === undefined ? {} : { numAffectedRows: affected }) }
  }

  async *streamQuery<R>(query: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<R>> {
    const cursor = this.#sql.unsafe(query.sql, query.parameters as never[], prepared).cursor(chunk)
    for await (const rows of cursor) yield { rows: Array.from(rows) as R[] }
  }
}

/** `simple: false`, or postgres.js would send statements without parameters unprepared. */
export const prepared = { prepare: true, simple: false } as { prepare: true }

class OneConnection implements Driver {
  readonly #connection: PreparedConnection

  constructor(connection: PreparedConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  // Transactions are opened by core/context.ts on a reserved connection, company first. On a pool, `begin`
  // would land on another connection than what follows.
  async beginTransaction(): Promise<void> {
    throw new Error('Open transactions with inCompany() or inTransaction()')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}
