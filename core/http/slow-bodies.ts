import type { IncomingMessage, Server } from 'node:http'

/**
 * How long the body of a request may be on its way: five minutes, and as long as what has come takes at 16 KB
 * a second (a list of 512 MB over a slow line, an evening of photos in a valley). Node knows one time for
 * every request, whatever comes meanwhile: 512 MB in five minutes would be 14 Mbit/s. Whoever lets his bytes
 * drip to hold our connections is slower than this, and headers have Node's own minute.
 */
export type Pace = { firstMs: number; bytesPerSecond: number; lookEveryMs: number }
const PACE: Pace = { firstMs: 300_000, bytesPerSecond: 16 * 1024, lookEveryMs: 10_000 }
/** So long the answer to who was too slow has to reach him. */
const ANSWER_MS = 2_000

export const isTooSlow = (ms: number, bytes: number, { firstMs, bytesPerSecond }: Pace): boolean =>
  ms > firstMs + (bytes / bytesPerSecond) * 1000

/** Ends requests whose bodies come too slowly, with a 408. */
export function endSlowBodies(server: Server, pace: Pace = PACE): void {
  const arriving = new Map<IncomingMessage, { since: number; before: number }>()
  server.on('request', request => {
    const { headers, socket } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
    arriving.set(request, { since: performance.now(), before: socket.bytesRead })
    request.once('close', () => arriving.delete(request))
  })
  const look = setInterval(() => {
    for (const [request, { since, before }] of arriving) {
      const { complete, socket } = request
      const slow = isTooSlow(performance.now() - since, socket.bytesRead - before, pace)
      if (complete || slow) arriving.delete(request)
      if (complete || !slow) continue
      const late = Object.assign(new Error('the body came too slowly'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
      server.emit('clientError', late, socket)
      setTimeout(() => socket.destroy(), ANSWER_MS).unref()
    }
  }, pace.lookEveryMs)
  server.once('close', () => clearInterval(look))
  look.unref()
}
