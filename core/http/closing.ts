import type { FastifyInstance } from 'fastify'

const PATIENCE_MS = 10_000

/**
 * Closing must end: a browser's connection that was busy when the server closed would be kept alive for 72 s
 * after its answer. Each answer from then on closes its connection; what still runs after 10 s is cut.
 */
export function closeSoon(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
