import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesFolder } from '../files.ts'
import type { Entry } from '../sheet/zip.ts'
import type { Snapshot } from '../snapshot.ts'
import { jsonRows, type LeavingTable, leavingTables } from './tables.ts'

/** How much has left; counted while it leaves. */
export type Left = { rows: number; files: number; missing: number }

type Told = { path: string; rows?: number; bytes: number; sha256: string }
type File = { id: string; path: string; media: string }

/**
 * Everything of a company as the files of one archive: texts that explain it, a JSONL for each table (one row
 * a line), the files that people sent, and at the end a manifest that counts all of them with their sha256.
 * The snapshot is ended before the files, which may take long and are never changed.
 * @param texts what explains the archive to people; given the tables
 */
export async function* companyEntries(
  snapshot: Snapshot,
  texts: (tables: readonly LeavingTable[]) => Record<string, string>,
  left: Left,
): AsyncGenerator<Entry> {
  const { ctx } = snapshot
  const told: Told[] = []
  const files: File[] = []
  const tables = await leavingTables(ctx)
  for (const [path, text] of Object.entries(texts(tables))) yield { path, bytes: () => [text] }
  for (const { name } of tables) {
    const path = `tables/${name}.jsonl`
    yield { path, bytes: () => tableBytes(snapshot, name, path, { told, files, left }) }
  }
  await snapshot.end()
  for (const file of files) {
    const path = join(filesFolder(ctx.house.config.data), ctx.company, file.id)
    if (!existsSync(path)) left.missing++
    else {
      const read = () => measured(createReadStream(path), file.path, told)
      yield { path: file.path, bytes: read, pack: !/^(image|video|application\/zip)/.test(file.media) }
      left.files++
    }
  }
  const manifest = { company: ctx.company, at: ctx.now.toString(), ...left, contents: told }
  yield { path: 'manifest.json', bytes: () => [`${JSON.stringify(manifest, null, 2)}\n`] }
}

async function* tableBytes(
  { ctx }: Snapshot,
  table: string,
  path: string,
  counted: { told: Told[]; files: File[]; left: Left },
): AsyncGenerator<Buffer> {
  const measure = { hash: createHash('sha256'), bytes: 0 }
  let rows = 0
  for await (const piece of jsonRows(ctx, table)) {
    const bytes = Buffer.from(`${piece.join('\n')}\n`)
    rows += piece.length
    counted.left.rows += piece.length
    if (table === 'core.files') counted.files.push(...piece.map(fileOf))
    yield* through(measure, bytes)
  }
  counted.told.push({ path, rows, bytes: measure.bytes, sha256: measure.hash.digest('hex') })
}

async function* measured(pieces: AsyncIterable<Buffer>, path: string, told: Told[]): AsyncGenerator<Buffer> {
  const measure = { hash: createHash('sha256'), bytes: 0 }
  for await (const bytes of pieces) yield* through(measure, bytes)
  told.push({ path, bytes: measure.bytes, sha256: measure.hash.digest('hex') })
}

function* through(measure: { hash: Hash; bytes: number }, bytes: Buffer): Generator<Buffer> {
  measure.hash.update(bytes)
  measure.bytes += bytes.length
  yield bytes
}

/**
 * `files/2026-11/照片 (0199c2f4-…).jpg`: a name that people read, with the id that the tables name. Of a long
 * name the end is kept, for its ending says what it is.
 */
function fileOf(row: string): File {
  const { id, name, media_type, uploaded_at } = JSON.parse(row) as Record<string, string>
  const plain = String(name)
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(-100)
    .toWellFormed()
  const dot = plain.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, '']
  const path = `files/${String(uploaded_at).slice(0, 7)}/${stem} (${id})${ending}`
  return { id: String(id), path, media: String(media_type) }
}
