import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Config } from '#core/config.ts'
import { PlainFault } from '#core/fault.ts'
import type { House } from '#core/house.ts'
import type { Made } from '#core/http/serve-stream.ts'
import { LANGUAGES } from '#core/languages.ts'
import type { Known } from '#core/routes.ts'
import { customerTable } from '#service/archive/out/customers.ts'
import { deviceTable } from '#service/archive/out/devices.ts'
import { caseTable } from '#service/cases/out/cases.ts'
import { visitTable } from '#service/fieldwork/out/visits.ts'
import { companyArchive } from '#service/insight/leave/company.ts'
import { type Format, type Table, tableFile } from '#service/people/exports/table.ts'
import { promiseTable } from '#service/promises/out/promises.ts'
import { companyCalled, OPERATOR, type Say, withHouse } from './house.ts'

const TABLES: Record<string, Table<object>> = {
  customers: customerTable,
  devices: deviceTable,
  cases: caseTable,
  promises: promiseTable,
  visits: visitTable,
}

const TELL_MS = 2000

/**
 * The same as the pages: `export customers FILE.xlsx` writes a list, `export FILE.zip` everything of a
 * company. Written beside the target and renamed when whole; told in the journal like any other.
 */
export async function takeOut(config: Config, args: string[], say: Say): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      company: { type: 'string' },
      language: { type: 'string', default: 'zh-Hans' },
      'no-bom': { type: 'boolean', default: false },
    },
  })
  const language = LANGUAGES.find(one => one === values.language)
  if (language === undefined)
    throw new PlainFault(
      `'${values.language}' is no language of ours.`,
      `There are: ${LANGUAGES.join(', ')}.`,
    )
  const [what, target] = positionals.length > 1 ? positionals : [undefined, positionals[0]]
  const format = { as: formatOf(what, target), bom: !values['no-bom'], language }
  await withHouse(config, say, async house => {
    const known = { company: await companyCalled(house, values.company), actor: OPERATOR }
    await write(await made(house, known, what, format), target ?? '', say)
  })
}

function formatOf(what: string | undefined, target: string | undefined): Format['as'] {
  if (target === undefined)
    throw new PlainFault('The name of the file is missing.', 'Say it at the end: export customers FILE.xlsx')
  if (what === undefined) return 'csv'
  if (TABLES[what] === undefined) {
    throw new PlainFault(`There is no list '${what}'.`, `There are: ${Object.keys(TABLES).join(', ')}.`)
  }
  const ending = (['csv', 'xlsx'] as const).find(one => target.toLowerCase().endsWith(`.${one}`))
  if (ending === undefined)
    throw new PlainFault(`What '${target}' shall be is not clear.`, 'End its name in .xlsx or .csv.')
  return ending
}

function made(house: House, known: Known, what: string | undefined, format: Format): Promise<Made> {
  const table = what === undefined ? undefined : TABLES[what]
  return table === undefined
    ? companyArchive(house, known, format.language)
    : tableFile(house, known, table, format, {})
}

async function write(file: Made, target: string, say: Say): Promise<void> {
  const partial = `${target}.partial`
  try {
    await pipeline(
      Readable.from(telling(file.bytes(), say)),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    )
    await rename(partial, target)
    say(`${target} is written.`)
  } catch (fault) {
    await rm(partial, { force: true })
    throw fault
  }
}

async function* telling(pieces: AsyncIterable<Buffer>, say: Say): AsyncGenerator<Buffer> {
  let told = performance.now()
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (performance.now() - told > TELL_MS) {
      told = performance.now()
      say(`${(bytes / 1024 / 1024).toFixed(1)} MB`)
    }
    yield piece
  }
}
