import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createServer } from 'vite'
import { pageAt, sendPage } from './serve.ts'
import { root, viteConfig } from './vite.ts'

/** Vite inside our own server: sources are served as they are, edits appear without a reload. */
export async function serveForDevelopment(app: FastifyInstance): Promise<void> {
  const vite = await createServer(
    viteConfig({ appType: 'custom', server: { middlewareMode: true, hmr: { server: app.server } } }),
  )
  app.addHook('onClose', () => vite.close())
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) return done()
    // Hot reload needs an inline script; the policy of built pages would forbid it.
    reply.removeHeader('content-security-policy')
    reply.raw.removeHeader('content-security-policy')
    vite.middlewares(request.raw, reply.raw, () => done())
  })
  app.get('/*', async (request, reply) => {
    const page = pageAt(request.url)
    if (page === null) return reply.callNotFound()
    const text = await readFile(join(root, 'apps', page, 'index.html'), 'utf8')
    return sendPage(reply, await vite.transformIndexHtml(`/${page}/index.html`, text))
  })
}
