import type { Catalog, Definer, Login, Table } from './catalog.ts'

const SCHEMA = 'db/schema.sql'

/**
 * Law 6 exempts them: sign-in is across companies, a company is not of a company, a follower reads all of
 * them.
 */
const OF_NO_COMPANY = new Set(['core.companies', 'core.followers'])
/** Shipped reference data would stand here, by name. There is none yet. */
const REFERENCE_DATA = new Set<string>([])
const POLICY = "(company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)"

const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => `${schema}.${name}`
export const isBusiness = (table: Pick<Table, 'schema' | 'name'>): boolean =>
  table.schema !== 'auth' && !OF_NO_COMPANY.has(nameOf(table)) && !REFERENCE_DATA.has(nameOf(table))

export type SchemaViolation = { path: string; line: number; says: string }
const says = (what: string): SchemaViolation => ({ path: SCHEMA, line: 1, says: what })

/** Law 1 in the database: a foreign key points to core, to its own slice, or to an earlier one. */
export function foreignKeysPointUp({ tables }: Catalog, story: readonly string[]): SchemaViolation[] {
  const place = (schema: string) =>
    schema === 'core' ? -1 : story.indexOf(schema === 'auth' ? 'people' : schema)
  return tables.flatMap(table =>
    table.foreignKeys
      .filter(({ schema }) => place(schema) > place(table.schema))
      .map(key => says(`${nameOf(table)} points down the story, to ${key.schema}.${key.table}`)),
  )
}

/** A deed writes its journal last (decision 0015): what names an entry as its proof waits for the commit. */
export function proofsWaitForTheCommit({ tables }: Catalog): SchemaViolation[] {
  return tables
    .filter(({ schema }) => schema !== 'core')
    .flatMap(table =>
      table.foreignKeys
        .filter(key => key.schema === 'core' && key.table === 'journal' && !key.deferred)
        .map(key => says(`${nameOf(table)} checks ${key.name} before the journal is written`)),
    )
}

/** Every schema with tables is a slice of the story (or core, or sign-in). */
export function schemasAreSlices({ tables }: Catalog, story: readonly string[]): SchemaViolation[] {
  return tables
    .filter(({ schema }) => !['core', 'auth', ...story].includes(schema))
    .map(table => says(`${nameOf(table)} is in no slice of the story`))
}

/** Law 6: the company first, in the row, its keys and what they point to. */
export function companyComesFirst({ tables }: Catalog): SchemaViolation[] {
  return tables.filter(isBusiness).flatMap(table => {
    const company = table.columns.find(column => column.name === 'company_id')
    const found: SchemaViolation[] = []
    if (company?.type !== 'uuid' || !company.required) found.push(says(`${nameOf(table)} has no company_id`))
    if (!table.keys.some(key => key.kind === 'primary'))
      found.push(says(`${nameOf(table)} has no primary key`))
    for (const key of table.keys) {
      if (key.columns[0] !== 'company_id')
        found.push(says(`${nameOf(table)}: ${key.name} does not begin with company_id`))
    }
    for (const key of table.foreignKeys) {
      if (key.schema === 'core' && key.table === 'companies') {
        found.push(says(`${nameOf(table)}: each deed would lock its company's one row (decision 0016)`))
      } else if (key.columns[0] !== 'company_id' || !['company_id', 'id'].includes(key.targets[0] ?? '')) {
        found.push(says(`${nameOf(table)}: ${key.name} does not begin with company_id`))
      } else if (key.targets[0] === 'id') {
        found.push(says(`${nameOf(table)}: ${key.name} could point into another company`))
      }
    }
    return found
  })
}

/** Law 6: row level security is on, forced, and says the same everywhere. */
export function rowsAreGuarded({ tables }: Catalog): SchemaViolation[] {
  return tables.filter(isBusiness).flatMap(table => {
    const found: SchemaViolation[] = []
    if (!table.secured) found.push(says(`${nameOf(table)}: row level security is off`))
    if (!table.forced) found.push(says(`${nameOf(table)}: row level security is not forced`))
    if (!table.policies.some(policy => policy.name === 'company'))
      found.push(says(`${nameOf(table)} has no policy`))
    for (const policy of table.policies) {
      if (policy.sees !== POLICY || (policy.writes ?? policy.sees) !== POLICY) {
        found.push(says(`${nameOf(table)}: the policy ${policy.name} lets more through than one company`))
      }
    }
    return found
  })
}

const CLOCKWORK = /^(is_)?(overdue|late|expired|due|pending|waiting|broken|kept_late)$|^is_/
const SWALLOWS = /(^|_)status$|^state$/

/** Law 7: nothing that changes with the clock is stored, and no word swallows several facts. */
export function factsAreStored({ tables }: Catalog): SchemaViolation[] {
  return tables
    .filter(isBusiness)
    .flatMap(table =>
      table.columns
        .filter(({ name, type }) => SWALLOWS.test(name) || (type === 'boolean' && CLOCKWORK.test(name)))
        .map(({ name }) =>
          says(`${nameOf(table)}.${name}: facts have rows of their own, what time does is computed`),
        ),
    )
}

/** Times carry their zone, money is integer 分: nothing is kept as float or as local time. */
export function unitsAreWhole({ tables }: Catalog): SchemaViolation[] {
  const vague = /^(real|double precision|money|timestamp without time zone|time with time zone|json)$/
  return tables
    .filter(isBusiness)
    .flatMap(table =>
      table.columns
        .filter(({ type }) => vague.test(type))
        .map(({ name, type }) => says(`${nameOf(table)}.${name} is ${type}`)),
    )
}

/** What may be told across companies: ids and codes. `standing` answers sign-in about one person only. */
const CODES = new Set(['event', 'kind', 'code'])
const ASKED_BY_SIGN_IN = new Set(['people.standing'])

/** Functions that may more than their caller: owned by a login of ours, a fixed search path, ids only. */
export function definersAreNarrow({ definers }: Catalog): SchemaViolation[] {
  return definers.flatMap(given => {
    const found: SchemaViolation[] = []
    if (!['yinuo_sweep', 'yinuo_auth'].includes(given.owner))
      found.push(says(`${given.name} runs as ${given.owner}`))
    if (given.path !== 'search_path=""') found.push(says(`${given.name} has no search path of its own`))
    for (const caller of given.callers) {
      if (!['yinuo_app', 'yinuo_auth'].includes(caller))
        found.push(says(`${given.name} may be called by ${caller}`))
    }
    if (given.owner === 'yinuo_sweep' && !ASKED_BY_SIGN_IN.has(given.name)) found.push(...tellsMore(given))
    return found
  })
}

function tellsMore({ name, returns }: Definer): SchemaViolation[] {
  const parts = /^TABLE\((.*)\)$/.exec(returns)?.[1]?.split(', ') ?? [returns.replace(/^SETOF /, '')]
  return parts
    .filter(part => !/(^|\s)(uuid|uuid\[\]|xid8|integer|boolean|void)$/.test(part))
    .filter(part => !CODES.has(part.split(' ')[0] ?? ''))
    .map(part => says(`${name} answers across companies with ${part}`))
}

const APPEND_ONLY = ['core.journal', 'core.journal_about']

/** The logins of requests own nothing, pass nothing, and cannot change what happened. */
export function loginsAreWeak({ logins }: Catalog): SchemaViolation[] {
  return ['yinuo_app', 'yinuo_auth', 'yinuo_jobs'].flatMap(name => {
    const login = logins.find(one => one.name === name)
    if (login === undefined) return [says(`there is no login ${name}`)]
    const strong = login.strong ? [says(`${name} may more than a login of requests`)] : []
    const owns = name === 'yinuo_jobs' ? [] : login.owns.map(what => says(`${name} owns ${what}`))
    return [...strong, ...owns, ...rightsOf(login)]
  })
}

function rightsOf({ name, may }: Login): SchemaViolation[] {
  const wrong = may.filter(right => {
    const [does = '', what = ''] = right.split(' ')
    if (does === 'create' || does === 'truncate') return true
    if (name === 'yinuo_app')
      return what.startsWith('auth.') || (APPEND_ONLY.includes(what) && /update|delete/.test(does))
    if (name === 'yinuo_auth') return !what.startsWith('auth.') && !['core.companies'].includes(what)
    return true
  })
  return wrong.map(right => says(`${name} may ${right}`))
}
