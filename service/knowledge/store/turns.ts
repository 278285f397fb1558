import { sql } from 'kysely'
import type { Language } from '#core/languages.ts'

/** When the language of an `answer` has its turn among these; none has, where there are none. */
export const turnOf = (languages: readonly Language[]) =>
  sql`array_position(${[...languages]}::text[], answer.language::text)`
