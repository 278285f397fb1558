import type { Pool } from './connect.ts'

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'migrations')
  and n.nspname !~ '^pg_'`

type Column = { table: string; name: string; type: string; nullable: boolean; fills: boolean }

const LISTING = `
  with columns as (
    select format('%I.%I', n.nspname, c.relname) as name, 1 as part, a.attnum::text as place,
      format('  %s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and ${OURS}
  ), rules as (
    select format('%I.%I', n.nspname, c.relname), 2, conname,
      format('  constraint %I %s', conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype <> 'n' and ${OURS}
  ), indexes as (
    select format('%I.%I', n.nspname, c.relname), 3, i.relname, '  ' || pg_get_indexdef(x.indexrelid)
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid) and ${OURS}
  ), policies as (
    select format('%I.%I', n.nspname, c.relname), 4, p.polname,
      format('  policy %I to %s using (%s) with check (%s)', p.polname,
        coalesce((select string_agg(rolname, ', ' order by rolname) from pg_roles
          where oid = any (p.polroles)), 'all'),
        pg_get_expr(p.polqual, p.polrelid), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'the same'))
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS}
  ), grants as (
    select format('%I.%I', n.nspname, c.relname), 5, g.grantee::regrole::text,
      format('  grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
        g.grantee::regrole)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
    where c.relkind in ('r', 'p') and g.grantee <> c.relowner and ${OURS} group by 1, 3, g.grantee
  ), functions as (
    select format('function %I.%I', n.nspname, p.proname), 1, '', format('  (%s) returns %s%s owned by %s',
      pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
      case when p.prosecdef then ' security definer' else '' end,
      case when p.prosecdef then p.proowner::regrole::text else 'the owner' end)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and not exists (select 1 from pg_depend e where e.objid = p.oid and e.deptype = 'e')
  )
  select name, line from (
    table columns union all table rules union all table indexes union all table policies
    union all table grants union all table functions
  ) listing (name, part, place, line)
  order by name collate "C", part,
    case when part = 1 then lpad(place, 5, '0') else place end collate "C", line collate "C"`

/**
 * Our sorted listing of the catalogue: tables with columns, constraints, indexes, policies, functions,
 * grants. It is what `db/schema.sql` holds and what the drift test compares; readable in a review, not meant
 * to be run.
 */
export async function describeSchema(owner: Pool): Promise<string> {
  const rows = await owner.unsafe(LISTING)
  const lines = ['-- A sorted listing of the catalogue (`npm run generate`); the truth is in migrations/.']
  let table = ''
  for (const row of rows) {
    if (row.name !== table) lines.push('', row.name as string)
    table = row.name as string
    lines.push(row.line as string)
  }
  return `${lines.join('\n')}\n`
}

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  'character varying': 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  real: 'number',
  numeric: 'string',
  jsonb: 'Json',
  json: 'Json',
  date: 'Temporal.PlainDate',
  'timestamp with time zone': 'Temporal.Instant',
  'timestamp without time zone': 'string',
  'time without time zone': 'string',
  bytea: 'Uint8Array',
}

function typeOf(type: string): string {
  if (type.endsWith('[]')) return `${typeOf(type.slice(0, -2))}[]`
  return TYPES[type.replace(/\(\d+(,\d+)?\)/, '')] ?? 'string'
}

/** Kysely's types of all tables, for `db/tables.ts`: what the compiler knows about columns and nulls. */
export async function describeTables(owner: Pool): Promise<string> {
  const columns = (await owner.unsafe(`
    select format('%s.%s', n.nspname, c.relname) as table, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      (d.adbin is not null or a.attidentity <> '' or a.attgenerated <> '') as fills
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and ${OURS}
    order by format('%s.%s', n.nspname, c.relname) collate "C", a.attnum`)) as unknown as Column[]
  const lines = [
    '// Generated from the migrations by `npm run generate`. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    'export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }',
    '',
    '/** jsonb: any object goes in, Json comes out. */',
    'type JsonColumn<Out> = ColumnType<Out, unknown, unknown>',
    '',
    'export interface Tables {',
  ]
  for (const [table, some] of Map.groupBy(columns, column => column.table)) {
    lines.push(`  '${table}': {`)
    for (const column of some) lines.push(`    ${column.name}: ${columnType(column)}`)
    lines.push('  }')
  }
  lines.push('}')
  return `${lines.join('\n')}\n`
}

function columnType({ type, nullable, fills }: Column): string {
  const base = typeOf(type)
  if (base === 'Json') return nullable ? 'JsonColumn<Json | null>' : 'JsonColumn<Json>'
  const whole = nullable ? `${base} | null` : base
  return fills ? `Generated<${whole}>` : whole
}
