import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Context } from './context.ts'
import { kyselyOn } from './postgres/dialect.ts'
import { statement, type The } from './statement.ts'

const ctx = { tx: kyselyOn({ unsafe: () => expect.unreachable('nothing is asked') }) } as unknown as Context

test('a text is built once; each asking binds its own values, in the order of the text', () => {
  let built = 0
  const ask = statement((db, the: The<{ company: string; words: string | null }>) => {
    built++
    return db
      .selectFrom('core.files')
      .select('id')
      .where('name', '=', sql<string>`coalesce(${the('words')}, ${'nothing'})`)
      .where('company_id', '=', the('company'))
      .where('name', '<>', the('company'))
  })
  const one = ask.bind(ctx, { company: 'a', words: 'first' })
  const other = ask.bind(ctx, { company: 'b', words: null })
  expect(one.parameters).toEqual(['first', 'nothing', 'a', 'a'])
  expect(other.parameters).toEqual([null, 'nothing', 'b', 'b'])
  expect(other.sql).toBe(one.sql)
  expect(built).toBe(1)
})
