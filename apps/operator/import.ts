import { createReadStream, createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import type { Config } from '#core/config.ts'
import { type Context, inCompany } from '#core/context.ts'
import { PlainFault } from '#core/fault.ts'
import { receiveFile } from '#core/files.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { reactOnce } from '#core/reactions.ts'
import { Refusal } from '#core/refusal.ts'
import { mapList, readListFile, startImport } from '#service/archive/actions/imports.ts'
import { COLUMNS, type Column } from '#service/archive/contract/imports.ts'
import type { ImportReport } from '#service/archive/contract/list-shapes.ts'
import { refusedFile } from '#service/archive/out/refused.ts'
import { importReport } from '#service/archive/queries/imports.ts'
import { companyCalled, OPERATOR, type Say, withHouse } from './house.ts'

type Report = z.output<typeof ImportReport>
type Wishes = { sheet?: string; map?: string[]; company?: string; refused?: string; 'dry-run'?: boolean }

const PATIENCE_MS = 2 * 3_600_000
const LOOK_MS = 200
const TELL_MS = 2_000

/**
 * The same as the page: reads a list, tells what is expected of it, writes it unless it is a dry run.
 * Beside a running Yinuo both work at it. The same file again changes nothing.
 */
export async function bringIn(config: Config, args: string[], say: Say): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      sheet: { type: 'string' },
      map: { type: 'string', multiple: true },
      company: { type: 'string' },
      refused: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  const file = positionals[0] ?? ''
  await access(file).catch(() => {
    throw new PlainFault(`There is no file '${file}'.`, 'Say its name behind `import`.')
  })
  try {
    await withHouse(config, say, house => inOneCompany(house, file, values as Wishes, say))
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const details = fault.details === undefined ? '' : ` ${JSON.stringify(fault.details)}`
    throw new PlainFault(`The list was refused: ${fault.code}.${details}`, 'Nothing of it was written.')
  }
}

async function inOneCompany(house: House, file: string, wishes: Wishes, say: Say): Promise<void> {
  const company = await companyCalled(house, wishes.company)
  const known = { company, actor: OPERATOR }
  const deed = <T>(work: (ctx: Context) => Promise<T>) => inCompany(house, company, OPERATOR, work)
  const kept = await receiveFile({ house, known }, basename(file), createReadStream(file))
  const id = await deed(ctx => readListFile(ctx, kept.id))
  const look = () => deed(ctx => importReport(ctx, id))
  await understandOtherwise(deed, id, await look(), wishes)
  const ready = await workUntil(house, company, look, ['ready'], say)
  tell(ready, say)
  if (wishes.refused !== undefined) {
    const as = wishes.refused.endsWith('.csv') ? 'csv' : 'xlsx'
    const made = await refusedFile(house, known, id, { as, language: 'en' })
    await pipeline(Readable.from(made.bytes()), createWriteStream(wishes.refused))
    say(`${wishes.refused}: the rows that stay out, each with its reason.`)
  }
  const { created, joined, unchanged } = ready.expected
  if (wishes['dry-run'] || created + joined + unchanged === 0) return say('Nothing was written.')
  await deed(ctx => startImport(ctx, id))
  const { made, done } = await workUntil(house, company, look, ['finished', 'cancelled'], say)
  say(`Written: ${made.customers} customers and ${made.devices} devices are new; ${counts(done)}.`)
}

type Deed = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** `--sheet 2020年` and `--map 手机=phone --map 品牌=` say what we would not guess. */
async function understandOtherwise(deed: Deed, id: Uuid, report: Report, wishes: Wishes): Promise<void> {
  let now = report
  if (wishes.sheet !== undefined) {
    const sheet = report.look.sheets.findIndex(({ name }) => name === wishes.sheet)
    if (sheet < 0) {
      const names = report.look.sheets.map(({ name }) => name).join(', ')
      throw new PlainFault(`There is no sheet '${wishes.sheet}'.`, `There are: ${names}.`)
    }
    await deed(ctx => mapList(ctx, id, { choice: { sheet }, revision: report.revision }))
    now = await deed(ctx => importReport(ctx, id))
  }
  if (wishes.map === undefined) return
  const columns = { ...now.mapping.columns }
  for (const wish of wishes.map) {
    const at = wish.lastIndexOf('=')
    const index = now.headings.indexOf(wish.slice(0, at))
    const column = wish.slice(at + 1)
    if (index < 0)
      throw new PlainFault(`No heading is '${wish.slice(0, at)}'.`, `There are: ${now.headings.join(', ')}.`)
    if (column !== '' && !COLUMNS.some(one => one === column)) {
      throw new PlainFault(`'${column}' is no column of ours.`, `There are: ${COLUMNS.join(', ')}.`)
    }
    if (column === '') delete columns[index]
    else columns[index] = column as Column
  }
  const { fixed } = now.mapping
  await deed(ctx => mapList(ctx, id, { mapping: { columns, fixed }, revision: now.revision }))
}

/** Works at what waits, whoever else does, until the list is there. */
async function workUntil(
  house: House,
  company: Uuid,
  look: () => Promise<Report>,
  stages: readonly Report['stage'][],
  say: Say,
): Promise<Report> {
  const end = performance.now() + PATIENCE_MS
  let told = performance.now()
  while (performance.now() < end) {
    const report = await look()
    if (report.failed !== null) throw new Refusal(report.failed)
    if (stages.includes(report.stage)) return report
    if (performance.now() - told > TELL_MS) {
      told = performance.now()
      const { read, written, of } = report.progress
      say(`${report.stage}: ${report.stage === 'writing' ? written : read} of ${of ?? '?'} rows`)
    }
    if (!(await reactOnce(house, company))) await wait(LOOK_MS)
  }
  throw new PlainFault(
    'The list is still not there.',
    'It goes on by itself while Yinuo runs; look at its page.',
  )
}

const counts = (of: Report['expected']) =>
  Object.entries(of)
    .filter(([, n]) => n > 0)
    .map(([outcome, n]) => `${n} ${outcome}`)
    .join(', ')

function tell(report: Report, say: Say): void {
  say(`${report.file}: ${report.rows} rows; expected: ${counts(report.expected) || 'nothing'}.`)
  for (const { column, code, count, refuses } of report.problems) {
    say(`  ${refuses ? 'stays out' : 'goes in'}: ${column ?? 'row'}: ${code} (${count})`)
  }
  for (const { kind, name, count } of report.names) say(`  not known yet: ${kind} ${name} (${count})`)
  if (report.twins.count > 0)
    say(`  may be double: ${report.twins.count} rows; decide them on the page, if need be`)
}
