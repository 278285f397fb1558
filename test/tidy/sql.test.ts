import { expect, test } from 'vitest'
import { sourcesOf, told } from './sources.ts'
import { migrationsAreNamed, momentIsPassed, writesAtHome } from './sql.ts'

const SLICES = ['people', 'archive', 'cases']
const writes = (path: string, text: string) => told(writesAtHome(sourcesOf({ [path]: text }), SLICES))

test.each([
  "ctx.tx.insertInto('archive.devices').values({})",
  "ctx.tx.updateTable('archive.devices as d').set({})",
  "ctx.tx.deleteFrom('archive.devices')",
  'sql`update archive.devices set serial = 1`',
  'sql`with old as (delete from archive.devices returning *) select 1`',
  "sql.raw('INSERT INTO archive.devices values (1)')",
  'const text = `merge into archive.devices using x`',
])('a write into the table of another slice is caught: %s', text => {
  expect(writes('service/cases/store.ts', text)).toEqual([
    "service/cases/store.ts:1 changes archive.devices, which is archive's own",
  ])
  expect(writes('apps/operator.ts', text)).toHaveLength(1)
  expect(writes('service/archive/store.ts', text)).toEqual([])
})

test('a slice that writes what is core’s or sign-in’s own is caught, reading is not', () => {
  expect(writes('service/cases/store.ts', "ctx.tx.insertInto('core.journal')")).toHaveLength(1)
  expect(writes('service/cases/store.ts', 'sql`update auth.users set name = 1`')).toHaveLength(1)
  expect(writes('service/people/store.ts', 'sql`update auth.users set name = 1`')).toEqual([])
  expect(writes('service/cases/store.ts', 'sql`select 1 from archive.devices for update`')).toEqual([])
  expect(writes('service/cases/store.ts', 'sql`select d.* from archive.devices d for update of d`')).toEqual(
    [],
  )
  expect(writes('core/numbers.ts', "ctx.tx.insertInto('cases.cases')")).toHaveLength(1)
})

test('a migration that changes rows of another slice is caught, a comment is not', () => {
  const path = 'db/migrations/0060_cases_file.sql'
  expect(writes(path, 'select 1;\nupdate archive.devices set serial = null;')).toEqual([
    `${path}:2 changes archive.devices, which is archive's own`,
  ])
  expect(writes(path, '-- update archive.devices')).toEqual([])
  expect(writes(path, 'update cases.cases set number = null')).toEqual([])
})

test('a migration with a wrong name, a number twice, or a table of another slice is caught', () => {
  const named = (files: Record<string, string>) => told(migrationsAreNamed(sourcesOf(files), SLICES))
  expect(named({ 'db/migrations/60_cases.sql': '' })).toHaveLength(1)
  expect(named({ 'db/migrations/0060_robots_rise.sql': '' })).toHaveLength(1)
  expect(named({ 'db/migrations/0060_cases_a.sql': '', 'db/migrations/0060_cases_b.sql': '' })).toHaveLength(
    1,
  )
  expect(named({ 'db/migrations/0060_cases_a.sql': 'create table archive.x (id uuid)' })).toEqual([
    'db/migrations/0060_cases_a.sql:1 makes a table in archive, which is not its own',
  ])
  expect(named({ 'db/migrations/0060_cases_a.sql': 'create table cases.x (id uuid)' })).toEqual([])
})

test.each([
  'sql`update cases.cases set closed_at = now()`',
  'sql`select * from cases.cases where due_at < CURRENT_TIMESTAMP`',
  "const text = 'select clock_timestamp()'",
  'sql`select * from x where day = current_date`',
])('SQL that reads the clock outside core is caught: %s', text => {
  const moment = (path: string) => momentIsPassed(sourcesOf({ [path]: text })).length
  expect(moment('service/cases/store.ts')).toBe(1)
  expect(moment('core/upkeep.ts')).toBe(0)
})

test('a migration of a slice whose rows date themselves is caught; JavaScript’s own now() is not SQL', () => {
  const table = 'create table cases.x (at timestamptz default now())'
  expect(momentIsPassed(sourcesOf({ 'db/migrations/0060_cases_x.sql': table }))).toHaveLength(1)
  expect(momentIsPassed(sourcesOf({ 'db/migrations/0001_core_x.sql': table }))).toEqual([])
  expect(momentIsPassed(sourcesOf({ 'service/cases/x.ts': 'house.clock.now()' }))).toEqual([])
})
