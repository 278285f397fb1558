import { expect, test } from 'vitest'
import { browserSafe, importsPointUp, noBarrels, pagesStayInTheBrowser } from './imports.ts'
import { rulesArePure } from './purity.ts'
import { sourcesOf, told } from './sources.ts'

const STORY = ['people', 'archive', 'cases']
const upward = (files: Record<string, string>) => told(importsPointUp(sourcesOf(files), STORY))

test('an import down the story is caught, also of types, also while running', () => {
  const down = "import { open } from '#service/cases/actions.ts'"
  expect(upward({ 'service/archive/actions.ts': down })).toEqual([
    'service/archive/actions.ts:1 imports #service/cases/actions.ts: cases comes later in the story than archive',
  ])
  expect(upward({ 'service/archive/x.ts': "import type { Case } from '../cases/rules.ts'" })).toHaveLength(1)
  expect(upward({ 'service/archive/x.ts': "const c = await import('../cases/rules.ts')" })).toHaveLength(1)
  expect(upward({ 'service/cases/x.ts': "import { find } from '#service/archive/queries.ts'" })).toEqual([])
  expect(upward({ 'service/archive/a.test.ts': down })).toEqual([])
})

test('core that knows the business, a slice that knows the apps, and code that needs tests are caught', () => {
  expect(upward({ 'core/x.ts': "import { story } from '#service/story.ts'" })).toHaveLength(1)
  expect(upward({ 'core/x.ts': "import { start } from '../apps/main.ts'" })).toHaveLength(1)
  expect(upward({ 'core/x.ts': "import { load } from '#db/world/load.ts'" })).toHaveLength(1)
  expect(upward({ 'core/x.ts': "import type { Tables } from '#db/tables.ts'" })).toEqual([])
  expect(upward({ 'service/people/x.ts': "import { desk } from '../../apps/desk/main.ts'" })).toHaveLength(1)
  expect(upward({ 'service/people/x.ts': "import { story } from '../story.ts'" })).toHaveLength(1)
  expect(upward({ 'apps/main.ts': "import { openWorld } from '../test/support/world.ts'" })).toHaveLength(1)
  expect(upward({ 'db/world/x.ts': "import { start } from '../../apps/main.ts'" })).toHaveLength(1)
  expect(upward({ 'apps/main.ts': "import { story } from '#service/story.ts'" })).toEqual([])
})

test.each(['store.ts', 'store/find.ts', 'routes.ts', 'reactions.ts'])(
  '%s of another slice is private',
  file => {
    const using = `import { x } from '#service/people/${file}'`
    expect(upward({ 'service/cases/actions.ts': using })).toHaveLength(1)
    expect(upward({ 'service/people/actions.ts': using })).toEqual([])
    expect(upward({ 'service/story.ts': using })).toEqual([])
  },
)

test('a server that loads a page is caught', () => {
  const loads = (path: string, file: string) =>
    pagesStayInTheBrowser(sourcesOf({ [path]: `import { X } from '${file}'` })).length
  expect(loads('service/people/actions.ts', './ui/Staff.tsx')).toBe(1)
  expect(loads('core/x.ts', './web/ask.ts')).toBe(1)
  expect(loads('apps/main.ts', './desk/routes.tsx')).toBe(1)
  expect(loads('service/people/ui/Staff.tsx', './Teams.tsx')).toBe(0)
  expect(loads('apps/desk/routes.tsx', '#service/people/ui/Staff.tsx')).toBe(0)
  expect(loads('service/people/out/words.ts', '../ui/words.en.ts')).toBe(0)
})

test('a barrel is caught', () => {
  const barrel = (path: string, text: string) => noBarrels(sourcesOf({ [path]: text })).length
  expect(barrel('service/people/all.ts', "export * from './rules.ts'")).toBe(1)
  expect(barrel('service/people/all.ts', "export { may } from './rules.ts'")).toBe(1)
  expect(barrel('service/people/index.ts', 'export const a = 1')).toBe(1)
  expect(barrel('service/people/rules.ts', 'export const a = 1')).toBe(0)
})

test('a contract, a rule or a page that reaches what only a server has is caught, also by a third file', () => {
  const unsafe = (files: Record<string, string>) => told(browserSafe(sourcesOf(files)))
  expect(unsafe({ 'service/cases/contract.ts': "import { readFile } from 'node:fs/promises'" })).toHaveLength(
    1,
  )
  expect(
    unsafe({
      'service/cases/rules.ts': "import { hash } from '#core/hash.ts'",
      'core/hash.ts': "import { createHash } from 'node:crypto'",
    }),
  ).toEqual(['core/hash.ts:1 loads node:crypto, which no browser has (loaded by service/cases/rules.ts)'])
  expect(unsafe({ 'service/cases/ui/Card.tsx': "import { sql } from 'kysely'" })).toHaveLength(1)
  expect(unsafe({ 'service/cases/rules.ts': "import type { Kysely } from 'kysely'" })).toEqual([])
  expect(unsafe({ 'service/cases/contract.ts': "import { z } from 'zod'" })).toEqual([])
})

test.each([
  'const now = Temporal.Now.instant()',
  'const now = Date.now()',
  'const now = new Date()',
  'const dice = Math.random()',
  'const host = process.env.HOST',
  'export const load = () => fetch("/x")',
  'export const id = crypto.randomUUID()',
  'export async function late() {}',
  "import { uuidv7 } from '#core/ids.ts'",
  'setTimeout(() => {}, 1)',
])('an impure rule is caught: %s', text => {
  for (const path of ['service/cases/rules.ts', 'service/cases/rules/due.ts']) {
    expect(rulesArePure(sourcesOf({ [path]: text })).length).toBeGreaterThan(0)
  }
  expect(rulesArePure(sourcesOf({ 'service/cases/actions.ts': text }))).toEqual([])
})

test('an impure file behind a rule is caught, a name of the rule’s own is not', () => {
  const behind = sourcesOf({
    'service/cases/rules.ts': "import { today } from '#core/today.ts'",
    'core/today.ts': 'export const today = () => Temporal.Now.plainDateISO()',
  })
  expect(told(rulesArePure(behind))).toEqual([
    'core/today.ts:1 Temporal.Now is used in what must be pure (loaded by service/cases/rules.ts)',
  ])
  const window = 'export const lasts = (window: { from: number; to: number }) => window.to - window.from'
  expect(rulesArePure(sourcesOf({ 'service/cases/rules.ts': window }))).toEqual([])
  expect(rulesArePure(sourcesOf({ 'service/cases/rules.ts': "const d = new Date('2026-01-01')" }))).toEqual(
    [],
  )
})
