import { createReadStream, createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Config } from '#core/config.ts'
import { type Context, inCompany } from '#core/context.ts'
import { PlainFault } from '#core/fault.ts'
import { receiveFile } from '#core/files.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { reactOnce } from '#core/reactions.ts'
import { Refusal } from '#core/refusal.ts'
import { companyCalled, OPERATOR, type Say, withHouse } from './house.ts'
import { ANSWERS, CUSTOMERS, type ListKind, type ListReport } from './list-kinds.ts'

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
  // `import answers FILE`; a list of customers needs no word before it.
  const kind = positionals.length > 1 && positionals[0] === 'answers' ? ANSWERS : CUSTOMERS
  const file = positionals[kind === ANSWERS ? 1 : 0] ?? ''
  await access(file).catch(() => {
    throw new PlainFault(`There is no file '${file}'.`, 'Say its name behind `import`.')
  })
  try {
    await withHouse(config, say, house => inOneCompany(house, kind, file, values as Wishes, say))
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const details = fault.details === undefined ? '' : ` ${JSON.stringify(fault.details)}`
    throw new PlainFault(`The list was refused: ${fault.code}.${details}`, 'Nothing of it was written.')
  }
}

async function inOneCompany(
  house: House,
  kind: ListKind,
  file: string,
  wishes: Wishes,
  say: Say,
): Promise<void> {
  const company = await companyCalled(house, wishes.company)
  const known = { company, actor: OPERATOR }
  const deed = <T>(work: (ctx: Context) => Promise<T>) => inCompany(house, company, OPERATOR, work)
  const kept = await receiveFile({ house, known }, basename(file), createReadStream(file))
  const id = await deed(ctx => kind.read(ctx, kept.id))
  const look = () => deed(ctx => kind.report(ctx, id))
  await understandOtherwise(deed, kind, id, await look(), wishes)
  const ready = await workUntil(house, company, look, ['ready'], say)
  tell(kind, ready, say)
  if (wishes.refused !== undefined) {
    const as = wishes.refused.endsWith('.csv') ? 'csv' : 'xlsx'
    const made = await kind.refused(house, known, id, { as, language: 'en' })
    await pipeline(Readable.from(made.bytes()), createWriteStream(wishes.refused))
    say(`${wishes.refused}: the rows that stay out, each with its reason.`)
  }
  if (wishes['dry-run'] || goingIn(ready) === 0) return say('Nothing was written.')
  await deed(ctx => kind.start(ctx, id))
  const report = await workUntil(house, company, look, ['finished', 'cancelled'], say)
  say(`Written: ${kind.written(report)}${counts(report.done)}.`)
}

type Deed = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** `--sheet 2020年` and `--map 手机=phone --map 品牌=` say what we would not guess. */
async function understandOtherwise(
  deed: Deed,
  kind: ListKind,
  id: Uuid,
  report: ListReport,
  wishes: Wishes,
): Promise<void> {
  let now = report
  if (wishes.sheet !== undefined) {
    const sheet = report.look.sheets.findIndex(({ name }) => name === wishes.sheet)
    if (sheet < 0) {
      const names = report.look.sheets.map(({ name }) => name).join(', ')
      throw new PlainFault(`There is no sheet '${wishes.sheet}'.`, `There are: ${names}.`)
    }
    await deed(ctx => kind.map(ctx, id, { choice: { sheet }, revision: report.revision }))
    now = await deed(ctx => kind.report(ctx, id))
  }
  if (wishes.map === undefined) return
  const columns: Record<string, string> = { ...now.mapping.columns }
  for (const wish of wishes.map) {
    const at = wish.lastIndexOf('=')
    const index = now.headings.indexOf(wish.slice(0, at))
    const column = wish.slice(at + 1)
    if (index < 0)
      throw new PlainFault(`No heading is '${wish.slice(0, at)}'.`, `There are: ${now.headings.join(', ')}.`)
    if (column !== '' && !kind.columns.includes(column)) {
      throw new PlainFault(`'${column}' is no column of ours.`, `There are: ${kind.columns.join(', ')}.`)
    }
    if (column === '') delete columns[index]
    else columns[index] = column
  }
  const { fixed } = now.mapping
  await deed(ctx => kind.map(ctx, id, { mapping: { columns, fixed }, revision: now.revision }))
}

/** Works at what waits, whoever else does, until the list is there. */
async function workUntil(
  house: House,
  company: Uuid,
  look: () => Promise<ListReport>,
  stages: readonly ListReport['stage'][],
  say: Say,
): Promise<ListReport> {
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

/** All but what is refused, or says nothing. */
const goingIn = ({ expected }: ListReport) =>
  Object.entries(expected).reduce(
    (sum, [outcome, n]) => (['refused', 'skipped'].includes(outcome) ? sum : sum + n),
    0,
  )

const counts = (of: Record<string, number>) =>
  Object.entries(of)
    .filter(([, n]) => n > 0)
    .map(([outcome, n]) => `${n} ${outcome}`)
    .join(', ')

function tell(kind: ListKind, report: ListReport, say: Say): void {
  say(`${report.file}: ${report.rows} rows; expected: ${counts(report.expected) || 'nothing'}.`)
  for (const { column, code, count, refuses } of report.problems) {
    say(`  ${refuses ? 'stays out' : 'goes in'}: ${column ?? 'row'}: ${code} (${count})`)
  }
  for (const { kind, name, count } of report.names) say(`  not known yet: ${kind} ${name} (${count})`)
  kind.tellMore(report, say)
}
