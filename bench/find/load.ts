import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { Config } from '#core/config.ts'
import { fold } from '#core/find/fold.ts'
import { codeTerms, SAID, type Term } from '#core/find/terms.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { regionOf } from '#service/archive/rules/address.ts'
import { customerFindings, deviceFindings } from '#service/archive/terms.ts'
import { idOf, inhabitant, machine, TOWN, trouble } from './town.ts'

export type Sizes = { customers: number; devices: number; cases: number }

const TABLES = {
  'archive.customers': 'company_id, id, name, kind, changed_at',
  'archive.phones': 'company_id, id, customer_id, number, typed',
  'archive.addresses': 'company_id, id, customer_id, typed, province, city, district',
  'archive.devices':
    'company_id, id, customer_id, address_id, model_id, serial, serial_key, installed_on, changed_at',
  'cases.cases': 'company_id, id, number, customer_id, reason, symptom, urgency, opened_at, first_asked_by',
  'core.find_terms': 'company_id, kind, how, term, subject_id',
  'core.find_subjects': 'company_id, kind, subject_id, said',
} as const
type Table = keyof typeof TABLES
const ROWS_AT_ONCE = 2000
const AT = '2026-11-01T00:00:00Z'

/** Who owns the town. `agent` is whom the cases name. */
export type Owner = { company: string; agent: string }

/** What the data was made by: another town, size or way of making terms makes it anew. */
export function markOf(sizes: Sizes): string {
  const some = Array.from({ length: 300 }, (_, n) => {
    const sheets = emptySheets()
    writeCustomer(sheets, '', n)
    writeDevice(sheets, '', '', n, sizes.customers)
    writeCase(sheets, { company: '', agent: '' }, n, sizes.customers)
    return sheets
  })
  return createHash('sha256')
    .update(JSON.stringify([TOWN, sizes, some]))
    .digest('hex')
}

export const markFile = (config: Config) => join(config.data, 'town')

/** Fills an empty company: COPY without indexes, which are made afterwards, then VACUUM ANALYZE. */
export async function load(
  config: Config,
  ownerUrl: string,
  owner: Owner,
  sizes: Sizes,
  say: (sentence: string) => void,
): Promise<void> {
  const pool = connectRaw(ownerUrl, { max: Object.keys(TABLES).length + 1, name: 'bench' })
  try {
    await hurry(pool)
    const indexes = await dropIndexes(pool)
    await copyAll(pool, owner, sizes, say)
    for (const statement of indexes) {
      say(statement.slice(0, 90))
      await pool.unsafe(`set maintenance_work_mem = '1GB'; set statement_timeout = 0; ${statement}`)
    }
    for (const table of Object.keys(TABLES)) await pool.unsafe(`vacuum (analyze) ${table}`)
    await pool.unsafe('alter system reset fsync')
    await pool.unsafe('alter system reset max_wal_size')
    await pool.unsafe('select pg_reload_conf()')
    await pool.unsafe('checkpoint')
  } finally {
    await pool.end({ timeout: 5 })
  }
  await writeFile(markFile(config), markOf(sizes))
}

/** Nothing is lost by a crash but this data, which is made by a program. */
async function hurry(pool: Pool): Promise<void> {
  await pool.unsafe('alter system set fsync = off')
  await pool.unsafe("alter system set max_wal_size = '4GB'")
  await pool.unsafe('select pg_reload_conf()')
}

/** Of the big find table only; the others are filled with theirs. Gives back what makes them again. */
async function dropIndexes(pool: Pool): Promise<string[]> {
  const indexes = await pool.unsafe(`
    select coalesce('alter table core.find_terms add ' || pg_get_constraintdef(c.oid), i.indexdef) as make,
           coalesce('alter table core.find_terms drop constraint ' || c.conname,
                    'drop index core.' || i.indexname) as drop
    from pg_indexes i
    left join pg_constraint c on c.conname = i.indexname and c.conrelid = 'core.find_terms'::regclass
    where i.schemaname = 'core' and i.tablename = 'find_terms'`)
  for (const { drop } of indexes) await pool.unsafe(drop)
  return indexes.map(({ make }) => make as string)
}

type Sheets = Record<Table, string[]>
const emptySheets = () =>
  Object.fromEntries(Object.keys(TABLES).map(table => [table, []])) as unknown as Sheets

async function copyAll(
  pool: Pool,
  owner: Owner,
  sizes: Sizes,
  say: (sentence: string) => void,
): Promise<void> {
  const opened: [Table, { stream: Writable; done: Promise<unknown>; release(): void }][] = []
  for (const table of Object.keys(TABLES) as Table[]) opened.push([table, await openCopy(pool, table)])
  const streams = new Map(opened)
  const models = await pool.unsafe('select id from archive.models order by id')
  const model = (models[0]?.id as string) ?? ''
  const write = async (sheets: Sheets) => {
    for (const [table, lines] of Object.entries(sheets) as [Table, string[]][]) {
      const stream = streams.get(table)?.stream
      if (stream && lines.length > 0 && !stream.write(lines.join(''))) await once(stream, 'drain')
    }
  }
  const most = Math.max(sizes.customers, sizes.devices, sizes.cases)
  const begun = performance.now()
  for (let from = 0; from < most; from += ROWS_AT_ONCE) {
    const sheets = emptySheets()
    for (let n = from; n < Math.min(from + ROWS_AT_ONCE, most); n++) {
      if (n < sizes.customers) writeCustomer(sheets, owner.company, n)
      if (n < sizes.devices) writeDevice(sheets, owner.company, model, n, sizes.customers)
      if (n < sizes.cases) writeCase(sheets, owner, n, sizes.customers)
    }
    await write(sheets)
    if ((from / ROWS_AT_ONCE) % 50 === 49) {
      say(`${from + ROWS_AT_ONCE} of ${most}, ${Math.round((performance.now() - begun) / 1000)} s`)
    }
  }
  for (const { stream, done, release } of streams.values()) {
    stream.end()
    await done
    release()
  }
}

async function openCopy(pool: Pool, table: Table) {
  const sql = await pool.reserve()
  // Foreign keys are right by construction; a trigger a row would take longer than everything else.
  await sql.unsafe('set session_replication_role = replica; set statement_timeout = 0')
  const stream = await sql.unsafe(`copy ${table} (${TABLES[table]}) from stdin`).writable()
  return { stream, done: once(stream, 'finish'), release: () => sql.release() }
}

function writeCustomer(sheets: Sheets, company: string, n: number): void {
  const { id, addressId, name, phone, address } = inhabitant(n)
  const { province, city, district } = regionOf(address)
  sheets['archive.customers'].push(line(company, id, name, 'person', AT))
  sheets['archive.phones'].push(line(company, idOf(5, n), id, `+86${phone}`, phone))
  sheets['archive.addresses'].push(line(company, addressId, id, address, province, city, district))
  const number = `+86${phone}`
  writeTerms(
    sheets,
    company,
    customerFindings({ id, name, contacts: [], phones: [{ number }], addresses: [{ typed: address }] }),
  )
}

function writeDevice(sheets: Sheets, company: string, model: string, n: number, customers: number): void {
  const { id, owner, serial } = machine(n, customers)
  const customer = inhabitant(owner)
  sheets['archive.devices'].push(
    line(company, id, customer.id, customer.addressId, model, serial, fold(serial), '2025-05-01', AT),
  )
  writeTerms(sheets, company, deviceFindings({ id, serial }))
}

function writeCase(sheets: Sheets, owner: Owner, n: number, customers: number): void {
  const { id, number, owner: customer } = trouble(n, customers)
  const whose = inhabitant(customer).id
  sheets['cases.cases'].push(
    line(owner.company, id, number, whose, 'repair', '不出热水', 'normal', AT, owner.agent),
  )
  writeTerms(sheets, owner.company, { kind: 'case', subject: id, terms: codeTerms(number) })
}

function writeTerms(
  sheets: Sheets,
  company: string,
  { kind, subject, terms }: { kind: string; subject: string; terms: readonly Term[] },
): void {
  const said: string[] = []
  const seen = new Set<string>()
  for (const { how, term } of terms) {
    const key = `${how}${term}`
    if (seen.has(key)) continue
    seen.add(key)
    if (how === SAID) said.push(term)
    else sheets['core.find_terms'].push(line(company, kind, String(how), term, subject))
  }
  sheets['core.find_subjects'].push(line(company, kind, subject, said.join('\\n')))
}

/** The town has neither tabs nor backslashes of its own. */
const line = (...cells: string[]) => `${cells.join('\t')}\n`
