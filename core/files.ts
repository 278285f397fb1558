import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Context, inCompany, system } from './context.ts'
import { endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { isUuid, type Uuid } from './ids.ts'
import { known, Unknown, Unreadable } from './refusal.ts'
import { type AnyRoute, type Open, openRoute } from './routes.ts'
import { id } from './wire.ts'

/** A file that a person sent. It lies outside the database, under a random name, in a folder of its company. */
export type StoredFile = { id: Uuid; name: string; mediaType: string; bytes: number; read(): ReadStream }

const uploadFile = endpoint({
  method: 'POST',
  url: '/api/files',
  summary: 'Send a file; a deed names it afterwards. Raw body, its name in `x-file-name` (percent-encoded)',
  may: ['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin'],
  body: z.unknown(),
  returns: z.object({ id: id(), bytes: z.number().int() }),
})

const DAY_HOURS = 24

/** Any content type arrives as a stream; JSON keeps its own parser. */
export function takeUploads(app: FastifyInstance, bodyBytes: number): void {
  app.addContentTypeParser('application/octet-stream', { bodyLimit: bodyBytes }, (_request, body, done) => {
    done(null, body)
  })
}

/** Writes the body away, outside any transaction, then notes it as not yet taken by a deed. */
async function receiveFile({ house, known }: Open, name: string, body: NodeJS.ReadableStream) {
  if (known === null) throw new Unknown()
  const { company, actor } = known
  const file = randomUUID()
  const written = await writeAway(house, folderOf(house, company), file, body)
  await inCompany(house, company, actor, ctx =>
    ctx.tx
      .insertInto('core.files')
      .values({
        company_id: company,
        id: file,
        name,
        media_type: 'application/octet-stream',
        bytes: written.bytes,
        sha256: written.sha256,
        uploaded_by: actor.staff,
        uploaded_at: ctx.now,
      })
      .execute(),
  )
  return { id: file, bytes: written.bytes }
}

async function writeAway(house: House, folder: string, file: Uuid, body: NodeJS.ReadableStream) {
  await mkdir(folder, { recursive: true })
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      if (bytes > house.config.bodyBytes) {
        next(Object.assign(new Error('too large'), { statusCode: 413 }))
        return
      }
      hash.update(chunk)
      next(null, chunk)
    },
  })
  try {
    await pipeline(body, measure, createWriteStream(join(folder, file), { flags: 'wx', flush: true }))
  } catch (fault) {
    await rm(join(folder, file), { force: true })
    throw fault
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The file, taken by this deed: from now on the sweep leaves it alone. Unknown files answer 404. */
export async function takeFile(ctx: Context, file: Uuid): Promise<StoredFile> {
  const row = await ctx.tx
    .updateTable('core.files')
    .set({ taken_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('id', '=', file)
    .returning(['id', 'name', 'media_type', 'bytes'])
    .executeTakeFirst()
  return stored(ctx, known(row))
}

/** The file for reading only. Whether this actor may is for the slice that took it to decide. */
export async function openFile(ctx: Context, file: Uuid): Promise<StoredFile> {
  const row = await ctx.tx
    .selectFrom('core.files')
    .select(['id', 'name', 'media_type', 'bytes'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', file)
    .executeTakeFirst()
  return stored(ctx, known(row))
}

function stored(ctx: Context, row: { id: Uuid; name: string; media_type: string; bytes: number }): StoredFile {
  const path = join(folderOf(ctx.house, ctx.company), row.id)
  return { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes, read: () => createReadStream(path) }
}

export const filesFolder = (data: string) => join(data, 'files')
const folderOf = (house: House, company: Uuid) => join(filesFolder(house.config.data), company)

export const fileRoutes: AnyRoute[] = [
  openRoute(uploadFile, (open, { body }) => {
    const upload = body as NodeJS.ReadableStream
    if (typeof upload?.pipe !== 'function') {
      throw new Unreadable('Send the file itself as application/octet-stream.', { path: 'body' })
    }
    return receiveFile(open, fileName(open.request.headers['x-file-name']), upload)
  }),
]

function fileName(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(String(header ?? '')).replace(/[\p{Cc}/\\]/gu, ' ').trim()
    return name.slice(0, 200) || 'file'
  } catch {
    throw new Unreadable('The file name in x-file-name cannot be read.', { path: 'x-file-name' })
  }
}

/**
 * Sweeps what no deed took within a day, and files on disk that no row names (an upload whose transaction failed).
 * @returns how many files were removed
 */
export async function sweepFiles(house: House): Promise<number> {
  const companies = await readdir(filesFolder(house.config.data)).catch(() => [])
  let removed = 0
  for (const company of companies.filter(isUuid)) removed += await sweepCompany(house, company)
  return removed
}

async function sweepCompany(house: House, company: Uuid): Promise<number> {
  const folder = folderOf(house, company)
  const old = house.clock.now().subtract({ hours: DAY_HOURS })
  return inCompany(house, company, system('files: sweep'), async ctx => {
    await ctx.tx
      .deleteFrom('core.files')
      .where('company_id', '=', company)
      .where('taken_at', 'is', null)
      .where('uploaded_at', '<', old)
      .execute()
    const rows = await ctx.tx.selectFrom('core.files').select('id').where('company_id', '=', company).execute()
    const kept = new Set(rows.map(row => row.id))
    let removed = 0
    for (const file of await readdir(folder)) {
      const { mtimeMs } = await stat(join(folder, file))
      if (kept.has(file) || mtimeMs > old.epochMilliseconds) continue
      await rm(join(folder, file), { force: true })
      removed++
    }
    return removed
  })
}
