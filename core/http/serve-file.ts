import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import { type Context, inCompany } from '../context.ts'
import type { Asked, Endpoint } from '../endpoint.ts'
import type { StoredFile } from '../files.ts'
import type { House } from '../house.ts'
import { isPicture } from '../media.ts'
import { Unknown } from '../refusal.ts'
import { type AnyRoute, openRoute } from '../routes.ts'
import type { fileBytes } from '../wire.ts'

/**
 * A route that answers with a file's bytes. `find` decides within the reader's own transaction whether he may
 * see what the file belongs to, and names it by `openFile`; the bytes flow after that transaction has ended.
 * The endpoint is a GET with `returns: fileBytes`.
 */
export function serveFile<E extends Endpoint & { returns: typeof fileBytes }>(
  endpoint: E,
  find: (ctx: Context, asked: Asked<E>) => Promise<StoredFile>,
): AnyRoute {
  return openRoute(endpoint, async ({ house, known, reply }, asked) => {
    if (known === null) throw new Unknown()
    const file = await inCompany(house, known.company, known.actor, ctx => find(ctx, asked), {
      readOnly: true,
    })
    return sendFile(house, reply, file)
  })
}

/** The bytes of a file that the reader may see. @throws Unknown where they are not on disk */
export async function sendFile(house: House, reply: FastifyReply, file: StoredFile): Promise<FastifyReply> {
  const bytes = file.read()
  await once(bytes, 'open').catch(fault => {
    // Rows without their files: a backup that was put back without the folder beside it.
    house.log.error({ err: fault, file: file.id }, 'a file is not on disk')
    throw new Unknown()
  })
  return withHeaders(reply, file).send(bytes)
}

/**
 * Strangers' bytes never become a page of ours: pictures are shown, all else is saved, nothing is guessed
 * from the content (`nosniff`), and whatever a browser would still run has no origin.
 */
function withHeaders(reply: FastifyReply, { name, mediaType, bytes }: StoredFile): FastifyReply {
  const shown = isPicture(mediaType)
  return reply
    .header('content-type', shown ? mediaType : 'application/octet-stream')
    .header('content-length', bytes)
    .header('content-disposition', disposition(shown ? 'inline' : 'attachment', name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
}

/** RFC 6266: plain letters for old readers, the whole name beside them. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}
