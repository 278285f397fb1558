import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPages } from '../../test/support/pages.ts'
import { builtPages, pageAt, serveWeb } from './serve.ts'
import { firstLoad, MOST_BYTES } from './weight.ts'

let folder: string
let app: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinuo-web-'))
  const longAgo = new Date('2020-01-01')
  for (const left of ['old-sources', 'building-killed']) {
    await mkdir(join(folder, 'web', left), { recursive: true })
    await utimes(join(folder, 'web', left), longAgo, longAgo)
  }
  await mkdir(join(folder, 'web', 'building-now'))
  app = Fastify()
  app.get('/api/known', async () => ({ known: true }))
  await serveWeb(app, { folder, dev: false })
}, 120_000)

afterAll(async () => {
  await app.close()
  await keepPages(await builtPages(folder))
  await rm(folder, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

describe('pages', () => {
  test('every address of desk gets its page, never from a cache', async () => {
    for (const url of ['/', '/staff', '/customers/0190?tab=1', '/desk/anything']) {
      const answer = await get(url)
      expect(answer.statusCode, url).toBe(200)
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': 'text/html; charset=utf-8',
      })
    }
  })

  test('a page holds no inline script and names nothing elsewhere', async () => {
    const { body } = await get('/')
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(body).not.toMatch(/\son\w+=/)
    for (const [, address] of body.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^\/assets\//)
  })

  test('the API keeps its own answers, and missing files are missing', async () => {
    expect((await get('/api/known')).json()).toEqual({ known: true })
    for (const url of ['/api/unknown', '/assets/gone-12345678.js', '/robots.txt', '/staff/main.js.map']) {
      expect((await get(url)).statusCode, url).toBe(404)
    }
  })
})

describe('assets', () => {
  test('are kept for ever by browsers and come compressed', async () => {
    const entry = /src="(\/assets\/[^"]*\.js)"/.exec((await get('/')).body)?.[1] ?? ''
    const answer = await get(entry, { 'accept-encoding': 'br' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('br')
    expect((await get(entry)).headers['content-encoding']).toBeUndefined()
  })

  test.each(['desk', 'field'] as const)('the first load of %s is light enough', async page => {
    const files = firstLoad(await builtPages(folder), page)
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES[page])
  })
})

test('the same sources are not built twice', async () => {
  const built = await builtPages(folder)
  const { mtimeMs } = await stat(built)
  expect(await builtPages(folder)).toBe(built)
  expect((await stat(built)).mtimeMs).toBe(mtimeMs)
})

test('older pages and killed builds went when new pages came; what another process builds stays', async () => {
  const name = basename(await builtPages(folder))
  expect((await readdir(join(folder, 'web'))).sort()).toEqual([name, 'building-now'].sort())
})

test.each([
  ['/', 'desk'],
  ['/staff/1?x=a.b', 'desk'],
  ['/api', null],
  ['/api/session', null],
  ['/assets/x.js', null],
  ['/favicon.ico', null],
])('%s is served by %s', (url, page) => {
  expect(pageAt(url)).toBe(page)
})
