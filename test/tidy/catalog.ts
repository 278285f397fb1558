/**
 * Anything that answers SQL: a pool, or one connection in a transaction that a planted violation will roll
 * back.
 */
export type Asking = { unsafe(sql: string): PromiseLike<readonly Record<string, unknown>[]> }

export type Key = { name: string; kind: 'primary' | 'unique' | 'exclusion'; columns: string[] }
export type ForeignKey = {
  name: string
  columns: string[]
  schema: string
  table: string
  targets: string[]
  /** Checked by the commit, not by the statement. */
  deferred: boolean
}
export type Policy = { name: string; roles: string[]; sees: string | null; writes: string | null }
export type Table = {
  schema: string
  name: string
  owner: string
  secured: boolean
  forced: boolean
  columns: { name: string; type: string; required: boolean }[]
  keys: Key[]
  foreignKeys: ForeignKey[]
  policies: Policy[]
}
export type Definer = { name: string; owner: string; path: string | null; returns: string; callers: string[] }
export type Login = { name: string; strong: boolean; owns: string[]; may: string[] }
export type Catalog = { tables: Table[]; definers: Definer[]; logins: Login[] }

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'migrations', 'jobs') and n.nspname !~ '^pg_'`

/** What the laws ask of `pg_catalog`, read in one go. */
export async function readCatalog(owner: Asking): Promise<Catalog> {
  return {
    tables: (await owner.unsafe(TABLES)) as unknown as Table[],
    definers: (await owner.unsafe(DEFINERS)) as unknown as Definer[],
    logins: (await owner.unsafe(LOGINS)) as unknown as Login[],
  }
}

const columnsOf = (relation: string, numbers: string) => `array(
  select coalesce(a.attname::text, '(an expression)')
  from unnest(${numbers}) with ordinality as k(number, place)
  left join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number and k.number <> 0
  order by k.place)`

const TABLES = `
  select n.nspname as schema, c.relname as name, c.relowner::regrole::text as owner,
    c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select coalesce(json_agg(json_build_object('name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', i.relname,
        'kind', case when x.indisprimary then 'primary'
          when x.indisexclusion then 'exclusion' else 'unique' end,
        'columns', ${columnsOf('c.oid', '(x.indkey::int2[])[0:x.indnkeyatts - 1]')})), '[]')
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid and (x.indisunique or x.indisexclusion)) as keys,
    (select coalesce(json_agg(json_build_object('name', k.conname,
        'columns', ${columnsOf('c.oid', 'k.conkey')}, 'schema', tn.nspname, 'table', t.relname,
        'targets', ${columnsOf('t.oid', 'k.confkey')}, 'deferred', k.condeferred)), '[]')
      from pg_constraint k join pg_class t on t.oid = k.confrelid
      join pg_namespace tn on tn.oid = t.relnamespace
      where k.conrelid = c.oid and k.contype = 'f') as "foreignKeys",
    (select coalesce(json_agg(json_build_object('name', p.polname,
        'roles', array(select case when r = 0 then 'everybody' else r::regrole::text end
          from unnest(p.polroles) r),
        'sees', pg_get_expr(p.polqual, p.polrelid),
        'writes', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${OURS}
  order by 1, 2`

const DEFINERS = `
  select format('%I.%I', n.nspname, p.proname) as name, p.proowner::regrole::text as owner,
    (select c from unnest(p.proconfig) c where c like 'search_path=%') as path,
    pg_get_function_result(p.oid) as returns,
    array(select case when g.grantee = 0 then 'everybody' else g.grantee::regrole::text end
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
      where g.grantee <> p.proowner and g.privilege_type = 'EXECUTE') as callers
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS}
  order by 1`

const LOGINS = `
  select r.rolname as name,
    (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
      or exists (select from pg_auth_members m where m.member = r.oid)) as strong,
    array(select format('%s', s.objid::regclass) from pg_shdepend s
      join pg_database d on d.oid = s.dbid and d.datname = current_database()
      where s.refobjid = r.oid and s.deptype = 'o' and s.classid = 'pg_class'::regclass) as owns,
    array(select format('%s %s', lower(privilege), c.oid::regclass)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
      where c.relkind in ('r', 'p') and ${OURS} and has_table_privilege(r.oid, c.oid, privilege)
      union all
      select format('create in %I', n.nspname) from pg_namespace n
      where ${OURS} and has_schema_privilege(r.oid, n.oid, 'CREATE')) as may
  from pg_roles r where r.rolname in ('yinuo_app', 'yinuo_auth', 'yinuo_jobs')
  order by 1`
