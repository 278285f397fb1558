import type { House } from '#core/house.ts'
import type { Made } from '#core/http/serve-stream.ts'
import type { Language } from '#core/languages.ts'
import { companyEntries, type Left } from '#core/leave/archive.ts'
import type { Known } from '#core/routes.ts'
import { zipOf } from '#core/sheet/zip.ts'
import { nameOf } from '#service/people/exports/table.ts'
import { beginTaking } from '#service/people/exports/taking.ts'
import { readmes } from './readme.ts'

/**
 * Everything of a company as one zip, made while it is sent: for those who leave, or want to look for
 * themselves.
 * @throws Refusal 'another export is running'
 */
export async function companyArchive(house: House, known: Known, language: Language): Promise<Made> {
  const taking = await beginTaking(house, known, { what: 'company', as: 'zip', filters: [] })
  const { snapshot, company, at } = taking
  const left: Left = { rows: 0, files: 0, missing: 0 }
  async function* bytes(): AsyncGenerator<Buffer> {
    let whole = false
    try {
      const entries = companyEntries(snapshot, readmes({ company, at: at.toString() }), left)
      yield* zipOf(entries, { at, large: true })
      whole = true
    } finally {
      await taking.end({ rows: left.rows, whole })
    }
  }
  return { name: `${nameOf('company', language, known, taking)}.zip`, mediaType: 'application/zip', bytes }
}
