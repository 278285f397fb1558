import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, inCompany, system } from './context.ts'
import { endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { isUuid, type Uuid } from './ids.ts'
import { HEAD_BYTES, mediaTypeOf } from './media.ts'
import { known, Unknown, Unreadable } from './refusal.ts'
import { type AnyRoute, type Open, openRoute } from './routes.ts'
import { id } from './wire.ts'

/**
 * A file that a person sent. It lies outside the database, under a random name, in a folder of its company.
 * `mediaType` is what its bytes say, never its name (core/media.ts).
 */
export type StoredFile = {
  id: Uuid
  name: string
  mediaType: string
  bytes: number
  /** Where its bytes lie, for who needs them out of order. */
  path: string
  read(): ReadStream
}

const uploadFile = endpoint({
  method: 'POST',
  url: '/api/files',
  summary: 'Send a file; a deed names it afterwards. Raw body, its name in `x-file-name` (percent-encoded)',
  may: ['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin'],
  body: z.unknown(),
  returns: z.object({ id: id(), bytes: z.number().int() }),
})

const DAY_HOURS = 24
const SWEEP_AT_ONCE = 500

/**
 * `application/octet-stream` arrives as a stream, measured by who reads it, and only where files are sent.
 */
export function takeUploads(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', (request, body, done) => {
    if (request.routeOptions.config.endpoint === uploadFile) done(null, body)
    else done(Object.assign(new Error('no file is taken here'), { statusCode: 415 }))
  })
}

/**
 * Writes the body away, outside any transaction, then notes it as not yet taken by a deed. For uploads, and
 * for files that an operator has beside the service.
 */
export async function receiveFile(
  { house, known }: Pick<Open, 'house' | 'known'>,
  name: string,
  body: Readable,
): Promise<{ id: Uuid; bytes: number }> {
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
        media_type: written.mediaType,
        bytes: written.bytes,
        sha256: written.sha256,
        uploaded_by: actor.staff,
        uploaded_at: ctx.now,
      })
      .execute(),
  )
  return { id: file, bytes: written.bytes }
}

/**
 * Its bytes on disk, flushed. The request itself stays open, so that a 413 still reaches who sends too much.
 */
async function writeAway(house: House, folder: string, file: Uuid, body: Readable) {
  await mkdir(folder, { recursive: true })
  const path = join(folder, file)
  const handle = await open(path, 'wx')
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of arriving(body)) {
      bytes += chunk.length
      if (bytes > house.config.bodyBytes) throw tooLarge()
      hash.update(chunk)
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)])
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } catch (fault) {
    await rm(path, { force: true })
    // What still comes is read and thrown away: an unread rest would hold the connection.
    body.resume()
    throw fault
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex'), mediaType: mediaTypeOf(head) }
}

async function* arriving(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body.iterator({ destroyOnReturn: false })
  } catch (fault) {
    throw new Unreadable('The file did not arrive whole.', { path: 'body', cause: fault })
  }
}

const tooLarge = () => Object.assign(new Error('too large'), { statusCode: 413 })

/**
 * The file, taken by this deed: from now on the sweep leaves it alone. Only who sent it, and only once: with
 * the id alone nobody puts another's file where he may read it. Everything else answers 404.
 */
export async function takeFile(ctx: Context, file: Uuid): Promise<StoredFile> {
  const row = await ctx.tx
    .updateTable('core.files')
    .set({ taken_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('id', '=', file)
    .where('taken_at', 'is', null)
    .where('uploaded_by', 'is not distinct from', ctx.actor.staff)
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

function stored(
  ctx: Context,
  row: { id: Uuid; name: string; media_type: string; bytes: number },
): StoredFile {
  const path = join(folderOf(ctx.house, ctx.company), row.id)
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    path,
    read: () => createReadStream(path),
  }
}

export const filesFolder = (data: string) => join(data, 'files')
const folderOf = (house: House, company: Uuid) => join(filesFolder(house.config.data), company)

export const fileRoutes: AnyRoute[] = [
  openRoute(uploadFile, (open, { body }) => {
    if (!(body instanceof Readable)) {
      throw new Unreadable('Send the file itself as application/octet-stream.', { path: 'body' })
    }
    const { headers } = open.request
    if (Number(headers['content-length']) > open.house.config.bodyBytes) throw tooLarge()
    return receiveFile(open, fileName(headers['x-file-name']), body)
  }),
]

function fileName(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(String(header ?? ''))
      .replace(/[\p{Cc}/\\]/gu, ' ')
      .trim()
    return name.slice(0, 200) || 'file'
  } catch {
    throw new Unreadable('The file name in x-file-name cannot be read.', { path: 'x-file-name' })
  }
}

/**
 * Sweeps what no deed took within a day, and files on disk that no row names (an upload whose transaction
 * failed).
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
  await inCompany(house, company, system('files: sweep'), ctx =>
    ctx.tx
      .deleteFrom('core.files')
      .where('company_id', '=', company)
      .where('taken_at', 'is', null)
      .where('uploaded_at', '<', old)
      .execute(),
  )
  let removed = 0
  for (const some of batches(await readdir(folder), SWEEP_AT_ONCE)) {
    const named = await namesKept(house, company, some.filter(isUuid))
    for (const file of some.filter(name => !named.has(name))) {
      const found = await stat(join(folder, file)).catch(() => null)
      if (found === null || found.mtimeMs > old.epochMilliseconds) continue
      await rm(join(folder, file), { force: true })
      removed++
    }
  }
  return removed
}

function* batches(names: readonly string[], size: number): Generator<string[]> {
  for (let at = 0; at < names.length; at += size) yield names.slice(at, at + size)
}

async function namesKept(house: House, company: Uuid, names: readonly Uuid[]): Promise<Set<Uuid>> {
  if (names.length === 0) return new Set()
  const rows = await inCompany(
    house,
    company,
    system('files: sweep'),
    ctx =>
      ctx.tx
        .selectFrom('core.files')
        .select('id')
        .where('company_id', '=', company)
        .where(sql<boolean>`id = any (${names})`)
        .execute(),
    { readOnly: true },
  )
  return new Set(rows.map(row => row.id))
}
