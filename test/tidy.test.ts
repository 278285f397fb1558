import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { fileRoutes } from '#core/files.ts'
import { findRoutes } from '#core/find/route.ts'
import { ROLES } from '#service/people/contract.ts'
import { story } from '#service/story.ts'
import { asOwner, databaseUrl } from './support/cluster.ts'
import { type Catalog, readCatalog } from './tidy/catalog.ts'
import * as imports from './tidy/imports.ts'
import { rulesArePure } from './tidy/purity.ts'
import { readSources, root, type Violation } from './tidy/sources.ts'
import * as sql from './tidy/sql.ts'
import * as telling from './tidy/story.ts'
import * as style from './tidy/style.ts'
import * as tables from './tidy/tables.ts'

/**
 * The laws of the house (design.md §2) and its style (§5), as far as a program sees them: from the sources,
 * from service/story.ts, and from pg_catalog. That each check catches what it forbids is proved in
 * test/tidy/*.test.ts.
 */
const sources = readSources()
const slices = story.map(slice => slice.name)
let catalog: Catalog

beforeAll(async () => {
  catalog = await asOwner(databaseUrl(inject('ownerUrl'), inject('template')), readCatalog)
})

const laws: [string, () => readonly Violation[]][] = [
  ['1: imports point up the story', () => imports.importsPointUp(sources, slices)],
  ['1: foreign keys point up the story', () => tables.foreignKeysPointUp(catalog, slices)],
  ['1: the server never loads pages', () => imports.pagesStayInTheBrowser(sources)],
  ['1: nothing passes on what another file exports', () => imports.noBarrels(sources)],
  ['2: events are registered once, and come down', () => telling.eventsComeDown(story)],
  ['2: events are announced by whose they are', () => telling.announcedAtHome(sources, story)],
  ['3: only the owner writes', () => sql.writesAtHome(sources, slices)],
  ['3: one schema for each slice', () => tables.schemasAreSlices(catalog, slices)],
  ['3: migrations are named for their slice', () => sql.migrationsAreNamed(sources, slices)],
  ['4: rules are pure', () => rulesArePure(sources)],
  ['4: contracts, rules and pages load in a browser', () => imports.browserSafe(sources)],
  ['4: what is refused stands in a contract', () => telling.refusalsAreNamed(sources, story)],
  ['5: proofs wait for the commit', () => tables.proofsWaitForTheCommit(catalog)],
  ['5: the moment is passed in', () => sql.momentIsPassed(sources)],
  ['6: the company comes first', () => tables.companyComesFirst(catalog)],
  ['6: every row is guarded', () => tables.rowsAreGuarded(catalog)],
  ['6: logins of requests are weak', () => tables.loginsAreWeak(catalog)],
  ['6: what looks across companies tells ids only', () => tables.definersAreNarrow(catalog)],
  ['7: facts are stored, what the clock does is computed', () => tables.factsAreStored(catalog)],
  ['the folders are the story', () => telling.foldersAreTheStory(sources, story)],
  ['endpoints are whole', () => telling.endpointsAreWhole(story, ROLES, [...fileRoutes, ...findRoutes])],
  ['units are whole', () => tables.unitsAreWhole(catalog)],
  ['files are small', () => style.filesAreSmall(sources)],
  ['functions are short', () => style.functionsAreShort(sources)],
  ['lines are short', () => style.linesAreShort(sources)],
  ['no any, no enum', () => style.noAnyNoEnum(sources)],
  ['only errors are classes', () => style.onlyErrorsAreClasses(sources)],
  ['names are words of the trade', () => style.namesAreTradeWords(sources)],
  ['one configuration module', () => style.oneConfiguration(sources)],
  ['nothing points outside the checkout', () => style.nothingPointsElsewhere(sources)],
]

test.each(laws)('law %s', (_law, check) => {
  expect(check().map(({ path, line, says }) => `${path}:${line} ${says}`)).toEqual([])
})

test('the median file is well below 100 lines', () => {
  const lines = sources
    .filter(({ path }) => /^(core|service|apps)\/.*\.tsx?$/.test(path))
    .map(({ text }) => text.split('\n').length)
    .sort((a, b) => a - b)
  expect(lines[lines.length >> 1]).toBeLessThan(100)
})

test('what is read is what is there', () => {
  expect(sources.length).toBeGreaterThan(200)
  expect(sources.find(({ path }) => path === 'service/story.ts')?.text).toBe(
    readFileSync(join(root, 'service/story.ts'), 'utf8'),
  )
  expect(catalog.tables.filter(tables.isBusiness).length).toBeGreaterThan(30)
})
