/**
 * How fast does a whole archive leave, and how much memory does it take? Customers with their devices as CSV
 * and as .xlsx, downloaded from the running service; beside it COPY of the same joined rows, which is what
 * the database alone can do (features.md PRF-07: 250,000 rows under 256 MB).
 *   npm run bench -- export [--scale 0.1]
 * The database is made by this program and kept below .data/bench/export for the next run.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import { customerTable } from '#service/archive/out/customers.ts'
import { tableFile } from '#service/people/exports/table.ts'
import { openService } from '../apps/service.ts'
import { load, markOf } from './find/load.ts'
import { type Summary, table } from './support/table.ts'
import { keep, keptOrEmpty, settle } from './town/house.ts'
import type { Sizes } from './town/rows.ts'

const { values: given } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const scale = Number(given.scale)
const sizes: Sizes = {
  customers: Math.round(210_000 * scale),
  devices: Math.round(250_000 * scale),
  cases: 0,
}
const MOST_MB = 256
const MB = 1024 * 1024

const config: Config = {
  ...readConfig({}),
  data: resolve(`.data/bench/export/${scale}`),
  host: '127.0.0.1',
  port: 0,
  log: 'silent',
  role: 'web',
}
const say = (sentence: string) => console.log(`  ${sentence}`)

type Measured = { rows: number; seconds: number; perSecond: number; grownMb: number; mb: number }

/** Takes pieces as they come and keeps none. */
async function measured(pieces: AsyncIterable<Buffer>, rows: number): Promise<Measured> {
  const before = process.memoryUsage().rss
  const begun = performance.now()
  let [bytes, most] = [0, before]
  for await (const piece of pieces) {
    bytes += piece.length
    most = Math.max(most, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - begun) / 1000
  const round = (n: number) => Math.round(n * 100) / 100
  return {
    rows,
    seconds: round(seconds),
    perSecond: Math.round(rows / seconds),
    grownMb: round((most - before) / MB),
    mb: round(bytes / MB),
  }
}

const COPIED = `copy (
  select c.name, c.kind, p.number, a.typed, l.name, m.name, d.serial, d.purchased_on, d.installed_on,
    d.installed_by_name, d.purchase_place, d.note
  from archive.devices d join archive.customers c on c.company_id = d.company_id and c.id = d.customer_id
  left join archive.phones p on p.company_id = c.company_id and p.customer_id = c.id
  left join archive.addresses a on a.company_id = d.company_id and a.id = d.address_id
  left join archive.models m on m.company_id = d.company_id and m.id = d.model_id
  left join archive.product_lines l on l.company_id = m.company_id and l.id = m.product_line_id
) to stdout`

const mark = markOf(sizes)
const database = await keptOrEmpty(config, mark, say)
const service = await openService({
  config,
  clock: systemClock,
  log: openLog(config.log),
  ...database.opening,
})
const { house } = service
try {
  const owner = await settle(house)
  if (database.empty) {
    await load(database.opening.ownerUrl, owner, sizes, say)
    await keep(config, mark)
  }
  const raw = connectRaw(database.opening.ownerUrl, { max: 1, name: 'bench' })
  const floor = await measured(await raw.unsafe(COPIED).readable(), sizes.devices)
  await raw.end({ timeout: 5 })
  const actor = { staff: null, user: null, name: 'bench', roles: ['manager'] }
  const leave = async (as: 'csv' | 'xlsx') => {
    const format = { as, bom: true, language: 'zh-Hans' } as const
    const made = await tableFile(house, { company: owner.company, actor }, customerTable, format, {})
    return measured(made.bytes(), sizes.devices)
  }
  const [csv, xlsx] = [await leave('csv'), await leave('xlsx')]
  const row = (name: string, one: Measured) =>
    [name, one.rows, one.seconds, one.perSecond, one.grownMb, one.mb] as const
  console.log(
    `\n${table(
      ['', 'rows', 'seconds', 'rows a second', 'memory grown MB', 'file MB'],
      [row('COPY (floor)', floor), row('CSV', csv), row('xlsx', xlsx)],
    )}\n`,
  )
  const holds = csv.grownMb < MOST_MB && xlsx.grownMb < MOST_MB
  const summary: Summary = {
    bench: 'export',
    figures: {
      csvPerSecond: csv.perSecond,
      xlsxPerSecond: xlsx.perSecond,
      csvGrownMb: csv.grownMb,
      xlsxGrownMb: xlsx.grownMb,
    },
    floor: { copyPerSecond: floor.perSecond },
    ratios: { csv: csv.perSecond / floor.perSecond, xlsx: xlsx.perSecond / floor.perSecond },
    holds,
  }
  console.log(JSON.stringify(summary))
  process.exitCode = holds ? 0 : 1
} finally {
  await service.close()
  await database.close()
}
