import { Readable } from 'node:stream'
import type { Asked, Endpoint } from '../endpoint.ts'
import { Unknown } from '../refusal.ts'
import { type AnyRoute, type Known, type Open, openRoute } from '../routes.ts'
import type { fileBytes } from '../wire.ts'
import { disposition } from './serve-file.ts'

/** A file that is made while it is sent. */
export type Made = { readonly name: string; readonly mediaType: string; bytes(): AsyncGenerator<Buffer> }

/**
 * A route that answers with a file that is made while it is sent. What fails before the first byte is a fault
 * like any other; later the download breaks off, which every browser shows. Who breaks it off himself ends
 * the making: `bytes` comes to its `finally`. The endpoint is a GET with `returns: fileBytes`.
 */
export function serveStream<E extends Endpoint & { returns: typeof fileBytes }>(
  endpoint: E,
  make: (open: Open, known: Known, asked: Asked<E>) => Promise<Made>,
): AnyRoute {
  return openRoute(endpoint, async (open, asked) => {
    if (open.known === null) throw new Unknown()
    const made = await make(open, open.known, asked)
    const bytes = made.bytes()
    // Also begins it: a generator that was never begun would never come to its `finally`.
    const first = await bytes.next()
    return open.reply
      .header('content-type', made.mediaType)
      .header('content-disposition', disposition('attachment', made.name))
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(from(first, bytes, say), { objectMode: false, highWaterMark: 256 * 1024 }))

    // Once bytes have left, nobody is answered: what fails is told to the operator.
    function say(fault: unknown): never {
      open.house.log.error({ err: fault, url: endpoint.url }, 'a download broke off')
      throw fault
    }
  })
}

/** A generator's own `return` would skip its `finally` where nobody had asked it for anything yet. */
function from(
  first: IteratorResult<Buffer>,
  rest: AsyncGenerator<Buffer>,
  failed: (fault: unknown) => never,
): AsyncIterable<Buffer> {
  let begun = false
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        if (begun) return rest.next().catch(failed)
        begun = true
        return Promise.resolve(first)
      },
      return: () => rest.return(undefined),
    }),
  }
}
