import {
  at,
  isCode,
  isTest,
  lineAt,
  type Node,
  nodes,
  programOf,
  type Source,
  textsOf,
  type Violation,
} from './sources.ts'

/** Schemas that are not named as the slice that owns them. */
const KEPT_BY: Record<string, string> = { auth: 'people', jobs: 'core', migrations: 'core' }
/** `core.companies` is a table of core that people's founding deed fills (law 6 exempts it by name). */
const ALSO: Record<string, string> = { 'core.companies': 'people' }

const CHANGES =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)/gi

type Write = { source: Source; offset: number; schema: string; table: string }

/** Law 3: only the owner inserts, updates, deletes. `schemas`: the story's names and core. */
export function writesAtHome(sources: readonly Source[], schemas: readonly string[]): Violation[] {
  const known = new Set([...schemas, 'core', ...Object.keys(KEPT_BY)])
  return writesOf(sources)
    .filter(({ schema }) => known.has(schema))
    .filter(({ source, schema, table }) => {
      const home = homeOf(source)
      return home !== (KEPT_BY[schema] ?? schema) && home !== ALSO[`${schema}.${table}`]
    })
    .map(({ source, offset, schema, table }) =>
      at(source, offset, `changes ${schema}.${table}, which is ${KEPT_BY[schema] ?? schema}'s own`),
    )
}

function homeOf({ path }: Source): string {
  const migration = /^db\/migrations\/\d+_([a-z]+)_/.exec(path)?.[1]
  if (migration !== undefined) return KEPT_BY[migration] ?? migration
  return /^service\/([^/]+)\//.exec(path)?.[1] ?? path.split('/')[0] ?? ''
}

function writesOf(sources: readonly Source[]): Write[] {
  return sources.flatMap(source => {
    if (/^db\/migrations\/.*\.sql$/.test(source.path)) return inText(source, withoutComments(source.text), 0)
    if (!isCode(source) || isTest(source) || !/^(service|core|apps|db)\//.test(source.path)) return []
    return [
      ...byKysely(source),
      ...textsOf(source).flatMap(({ text, offset }) => inText(source, text, offset)),
    ]
  })
}

function inText(source: Source, text: string, offset: number): Write[] {
  return [...text.matchAll(CHANGES)].map(match => ({
    source,
    offset: offset + match.index,
    schema: String(match[1]).toLowerCase(),
    table: String(match[2]).toLowerCase(),
  }))
}

const KYSELY = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])

function byKysely(source: Source): Write[] {
  return [...nodes(programOf(source))].flatMap(node => {
    const callee = node.type === 'CallExpression' ? (node.callee as Node) : null
    const method = (callee?.property as Node | undefined)?.name
    const [table] = (node.arguments as Node[] | undefined) ?? []
    if (!KYSELY.has(String(method)) || table?.type !== 'Literal') return []
    const [schema = '', name = ''] = String(table.value).split(' ')[0]?.split('.') ?? []
    return [{ source, offset: node.start, schema, table: name }]
  })
}

const MOMENT =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i
const SQL = /\b(?:select|insert|update|delete|where|values|interval|default)\b/i

/** Law 5: the moment is passed in; the database's own clock is read in core only. */
export function momentIsPassed(sources: readonly Source[]): Violation[] {
  return sources.flatMap(source => {
    if (/^db\/migrations\/(?!\d+_core_).*\.sql$/.test(source.path)) {
      const found = MOMENT.exec(withoutComments(source.text))
      return found ? [at(source, found.index, `asks the database for the time: ${found[0]}`)] : []
    }
    if (!isCode(source) || isTest(source) || !/^(service|apps|db)\//.test(source.path)) return []
    return textsOf(source).flatMap(({ text, offset }) => {
      const found = SQL.test(text) ? MOMENT.exec(text) : null
      return found ? [at(source, offset + found.index, `asks the database for the time: ${found[0]}`)] : []
    })
  })
}

/** Comments become blanks, so that places stay where they are. */
function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, comment => ' '.repeat(comment.length))
}

/** Migrations are forward only and named for their slice; a slice's tables are made by its own files. */
export function migrationsAreNamed(sources: readonly Source[], slices: readonly string[]): Violation[] {
  const files = sources.filter(source => source.path.startsWith('db/migrations/'))
  const homes = new Set([...slices, 'core', ...Object.keys(KEPT_BY)])
  const numbers = new Map<string, string>()
  return files.flatMap(source => {
    const name = source.path.slice('db/migrations/'.length)
    const [, number = '', slice = ''] = /^(\d{4})_([a-z]+)_[a-z0-9_]+\.sql$/.exec(name) ?? []
    if (!homes.has(slice)) return [at(source, 0, 'is not called NNNN_<slice>_<what>.sql')]
    const twin = numbers.get(number)
    numbers.set(number, name)
    const made = [
      ...withoutComments(source.text).matchAll(/create\s+table\s+(?:if not exists\s+)?([a-z_]+)\./gi),
    ]
    const foreign = made.filter(match => (KEPT_BY[String(match[1])] ?? match[1]) !== homeOf(source))
    return [
      ...(twin ? [at(source, 0, `has the number of ${twin}`)] : []),
      ...foreign.map(match => ({
        path: source.path,
        line: lineAt(source, match.index),
        says: `makes a table in ${match[1]}, which is not its own`,
      })),
    ]
  })
}
