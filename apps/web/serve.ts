import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { PlainFault } from '#core/fault.ts'
import { sourcesHash } from './sources.ts'
import { pages, root } from './vite.ts'

const YEAR = 365 * 24 * 3600
const BUILD_TIMEOUT = 180_000

/**
 * The folder with the built pages of the present sources; builds them when they are not there yet (seconds,
 * in a process of its own) and removes older ones. Start it beside the database: `serveWeb` waits for the
 * same build.
 */
export async function builtPages(folder: string): Promise<string> {
  const web = join(folder, 'web')
  await mkdir(web, { recursive: true })
  const name = await sourcesHash()
  if (!(await readdir(web)).includes(name)) {
    await build(web, name)
    await removeOthers(web, name)
  }
  return join(web, name)
}

async function build(web: string, name: string): Promise<void> {
  const program = join(import.meta.dirname, 'build.ts')
  const run = promisify(execFile)(process.execPath, [program, web, name], {
    cwd: root,
    timeout: BUILD_TIMEOUT,
    // Whoever asks (a test, a watcher): the pages are those that people get.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await run.catch((fault: { stderr?: string; message: string }) => {
    throw new PlainFault('The pages could not be built.', (fault.stderr || fault.message).trim())
  })
}

/** Older pages go; a build that another process has under way stays, one that was killed does not. */
async function removeOthers(web: string, name: string): Promise<void> {
  for (const other of await readdir(web)) {
    const folder = join(web, other)
    const age = Date.now() - (await stat(folder)).mtimeMs
    if (other === name || (other.startsWith('building-') && age < BUILD_TIMEOUT)) continue
    await rm(folder, { recursive: true, force: true })
  }
}

export type Web = { folder: string; dev: boolean }

/**
 * Serves the pages beside the API: desk at every path that nobody else has, field and portal below their
 * names. `dev`: Vite's middleware with hot reload instead of built files.
 */
export async function serveWeb(app: FastifyInstance, { folder, dev }: Web): Promise<void> {
  if (dev) {
    const { serveForDevelopment } = await import('./develop.ts')
    return serveForDevelopment(app)
  }
  const built = await builtPages(folder)
  const html = new Map<string, string>()
  for (const page of pages) html.set(page, await readFile(join(built, page, 'index.html'), 'utf8'))
  await app.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: YEAR * 1000,
    index: false,
    cacheControl: true,
  })
  app.get('/*', (request, reply) => {
    const page = pageAt(request.url)
    const text = page === null ? undefined : html.get(page)
    if (text === undefined) return reply.callNotFound()
    return sendPage(reply, text)
  })
}

/**
 * Which page answers an address. Null: nobody's; the API answers for itself, a file with an ending is
 * missing.
 */
export function pageAt(url: string): string | null {
  const path = url.split('?')[0] ?? '/'
  const first = path.split('/')[1] ?? ''
  if (first === 'api' || first === 'assets' || /\.[a-z0-9]{1,8}$/i.test(path)) return null
  return first !== 'desk' && pages.includes(first) ? first : 'desk'
}

export function sendPage(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(text)
}
