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
import { ANSWER_FORMATS } from '#service/knowledge/contract/exports.ts'
import { answerFile } from '#service/knowledge/out/answers.ts'
import { type Table, type Format as TableFormat, tableFile } from '#service/people/exports/table.ts'
import { promiseTable } from '#service/promises/out/promises.ts'
import { companyCalled, OPERATOR, type Say, withHouse } from './house.ts'

const TABLES: Record<string, Table<object>> = {
  customers: customerTable,
  devices: deviceTable,
  cases: caseTable,
  promises: promiseTable,
  visits: visitTable,
}

type Format = Omit<TableFormat, 'as'> & { as: (typeof ANSWER_FORMATS)[number] }

const LISTS = ['answers', ...Object.keys(TABLES)]
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
  if (!LISTS.includes(what)) {
    throw new PlainFault(`There is no list '${what}'.`, `There are: ${LISTS.join(', ')}.`)
  }
  const endings = what === 'answers' ? ANSWER_FORMATS : (['xlsx', 'csv'] as const)
  const ending = endings.find(one => target.toLowerCase().endsWith(`.${one}`))
  if (ending === undefined)
    throw new PlainFault(
      `What '${target}' shall be is not clear.`,
      `End its name in .${endings.join(' or .')}.`,
    )
  return ending
}

function made(house: House, known: Known, what: string | undefined, format: Format): Promise<Made> {
  if (what === 'answers') return answerFile(house, known, format, {})
  const table = what === undefined ? undefined : TABLES[what]
  const { as, ...manner } = format
  return table === undefined || as === 'jsonl'
    ? companyArchive(house, known, format.language)
    : tableFile(house, known, table, { as, ...manner }, {})
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
