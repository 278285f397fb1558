import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { PlainFault } from '../fault.ts'
import { filesFolder } from '../files.ts'
import { connectRaw, type Reserved } from '../postgres/connect.ts'
import { migrate, migrations } from '../postgres/migrate.ts'
import { type Counted, FORMAT, type Progress } from './backup.ts'
import { type Frame, readFrames } from './frames.ts'
import { copyIn, firstFilled, type TableOfBackup, withoutForeignKeys } from './tables.ts'

const Head = z.object({ format: z.literal(FORMAT), migration: z.number().int(), tables: z.number().int() })
const Name = z.string().regex(/^[a-z_"][\w."]*$/)
const Part = z.union([
  z.object({ table: Name, columns: z.array(Name) }),
  z.object({ file: z.object({ company: z.uuid(), id: z.uuid() }) }),
  z.object({
    end: z.object({ tables: z.number(), rows: z.number(), files: z.number(), missing: z.number() }),
  }),
])

/**
 * Puts a backup into an empty database, all of it or nothing, then brings it to this version. Works from one
 * major version of PostgreSQL to another.
 * @throws PlainFault when the database is not empty, or the file is not one of ours, newer, or cut short
 */
export async function restore(
  ownerUrl: string,
  data: string,
  source: string,
  say: Progress,
): Promise<Counted> {
  const owner = connectRaw(ownerUrl, { max: 1, name: 'restore' })
  try {
    let counted: Counted | undefined
    await pipeline(createReadStream(source), createGunzip(), async unzipped => {
      const frames = readFrames(unzipped)
      const head = Head.parse(json(await next(frames)))
      await refuseNewer(head.migration)
      await migrate(owner, head.migration)
      counted = await fillEmpty(await owner.reserve(), sql => readParts(sql, data, frames, say))
    })
    if (counted === undefined) throw new Error('the file ends too early')
    const steps = await migrate(owner)
    if (steps > 0) say(`Brought to this version (${steps} steps).`)
    return counted
  } catch (fault) {
    throw spoken(fault, source)
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function refuseNewer(number: number): Promise<void> {
  const newest = (await migrations()).at(-1)?.number ?? 0
  if (number <= newest) return
  throw new PlainFault(
    `This backup was made by a newer version (its database is at ${number}, this program knows ${newest}).`,
    'Restore it with that version or a newer one.',
  )
}

async function fillEmpty(sql: Reserved, work: (sql: Reserved) => Promise<Counted>): Promise<Counted> {
  await sql.unsafe('begin')
  try {
    const filled = await firstFilled(sql)
    if (filled !== null) {
      throw new PlainFault(
        `This database is not empty (${filled} has rows), so nothing was restored.`,
        'Restore into an empty data folder: YINUO_DATA=new-folder npm run yinuo -- restore FILE',
      )
    }
    let counted: Counted = { tables: 0, rows: 0, files: 0, missing: 0 }
    await withoutForeignKeys(sql, async () => {
      counted = await work(sql)
    })
    await sql.unsafe('commit')
    await sql.unsafe('analyze')
    return counted
  } catch (fault) {
    await sql.unsafe('rollback')
    throw fault
  } finally {
    sql.release()
  }
}

async function readParts(
  sql: Reserved,
  data: string,
  frames: AsyncGenerator<Frame>,
  say: Progress,
): Promise<Counted> {
  for (let frame = await next(frames); ; frame = await next(frames)) {
    const part = Part.parse(json(frame))
    if ('end' in part) {
      // To the very end, or a file whose last bytes are missing would pass.
      if (!(await frames.next()).done) throw new Error('this is not one of our backups')
      return part.end
    }
    if ('table' in part) say(`${part.table}: ${await fillTable(sql, part.table, part.columns, frames)} rows`)
    else await placeFile(data, part.file, frames)
  }
}

async function fillTable(sql: Reserved, name: string, columns: string[], frames: AsyncGenerator<Frame>) {
  const table: TableOfBackup = { name, columns }
  // Reference data that the migrations brought would come twice.
  await sql.unsafe(`delete from ${name}`)
  const into = await sql.unsafe(copyIn(table)).writable()
  await pipeline(Readable.from(pieces(frames)), into)
  const [count] = await sql.unsafe(`select count(*)::int as n from ${name}`)
  return Number(count?.n)
}

async function placeFile(
  data: string,
  { company, id }: { company: string; id: string },
  frames: AsyncGenerator<Frame>,
) {
  const folder = join(filesFolder(data), company)
  await mkdir(folder, { recursive: true })
  await pipeline(Readable.from(pieces(frames)), createWriteStream(join(folder, id), { flush: true }))
}

async function* pieces(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (let frame = await next(frames); frame.type !== 'E'; frame = await next(frames)) yield frame.bytes
}

async function next(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const { value, done } = await frames.next()
  if (done) throw new Error('the file ends too early')
  return value
}

const json = (frame: Frame): unknown => JSON.parse(frame.bytes.toString('utf8'))

function spoken(fault: unknown, source: string): unknown {
  if (fault instanceof PlainFault) return fault
  const { code, message } = fault as NodeJS.ErrnoException
  if (code === 'ENOENT') return new PlainFault(`There is no file ${source}.`, 'Check its name and folder.')
  const unreadable = fault instanceof z.ZodError || fault instanceof SyntaxError || code?.startsWith('Z_')
  if (unreadable || /not one of our backups|ends (too early|in the middle)/.test(message)) {
    return new PlainFault(
      `${source} is no whole backup of Yinuo (${fault instanceof z.ZodError ? 'unknown format' : message}).`,
      'Nothing was restored. Take another copy of the file.',
      { cause: fault },
    )
  }
  return fault
}
