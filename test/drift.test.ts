import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { generated } from '../db/generate.ts'

const files = ['db/schema.sql', 'db/tables.ts', 'docs/openapi.json']

test.each(files)('%s says what the migrations and the contracts say (else: npm run generate)', async path => {
  const made = await generated(inject('ownerUrl'), inject('template'))
  expect(Object.keys(made)).toEqual(files)
  const kept = await readFile(new URL(`../${path}`, import.meta.url), 'utf8')
  expect(firstDifference(kept, made[path] ?? '')).toBeNull()
})

/** One line tells more than a thousand. */
function firstDifference(kept: string, made: string): string | null {
  if (kept === made) return null
  const [left, right] = [kept.split('\n'), made.split('\n')]
  const longer = left.length > right.length ? left : right
  const line = longer.findIndex((_, place) => left[place] !== right[place])
  return `line ${line + 1}: kept '${left[line]}', should be '${right[line]}'`
}
