import { expect, test } from 'vitest'
import type { Reply } from '#core/endpoint.ts'
import { importReport, readList, runImport } from '#service/archive/contract/lists.ts'
import { signIn } from '#service/people/contract/session.ts'
import { ask, startServing, temporaryFolder, tidyEmbedded } from './support/embedded.ts'
import { until } from './support/until.ts'

/**
 * kill -9 of the service while it reads a list, and again while it writes it: it goes on by itself, whole
 * rows.
 */
const ROWS = 1500
const PATIENCE_MS = 120_000
const PASSWORD = 'yi-nuo-qian-jin-test'

tidyEmbedded()

const LIST = `姓名,电话,地址,型号,序列号\n${Array.from(
  { length: ROWS },
  (_, at) => `客${at},1350${String(at).padStart(7, '0')},长河路 ${at} 号,CX-20,K${at}\n`,
).join('')}`

type Report = Reply<typeof importReport>

async function signedIn(url: string): Promise<string> {
  const session = await fetch(`${url}${signIn.url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: PASSWORD }),
  })
  return session.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}

async function counted(ownerUrl: string): Promise<Record<string, number>> {
  const of = (name: string, what: string) => `(select count(${what})::int from ${name}`
  const [row] = await ask<Record<string, number>>(
    ownerUrl,
    `select ${of('archive.customers', '*')}) as customers, ${of('archive.phones', '*')}) as phones,
      ${of('archive.devices', 'distinct serial')}) as serials, ${of('archive.devices', '*')}) as devices,
      ${of('core.journal', '*')} where event = 'customer added') as told,
      ${of('core.find_subjects', '*')} where kind = 'customer') as findable`,
  )
  return { ...row }
}

test('a list whose server is killed goes on where it stood: whole rows, none twice; says where', async () => {
  const folder = temporaryFolder('yinuo-kill-import-')
  const start = () => startServing('service-child.ts', [folder, PASSWORD], PATIENCE_MS)
  let running = await start()
  const cookie = await signedIn(running.url)
  const asked = async <T>(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<T> => {
    const response = await fetch(`${running.url}${path}`, { ...init, headers: { cookie, ...init.headers } })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as T
  }
  const json = { 'content-type': 'application/json' }
  const killAndRestart = async () => {
    running.child.process.kill('SIGKILL')
    await running.child.ended
    running = await start()
  }
  const file = await asked<{ id: string }>('/api/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'list.csv' },
    body: LIST,
  })
  const { id } = await asked<Report>(readList.url, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ file: file.id }),
  })
  const report = () => asked<Report>(importReport.url.replace(':id', id))
  const deed = (url: string) =>
    asked<Report>(url.replace(':id', id), { method: 'POST', headers: json, body: '{}' })
  await until(async () => (await report()).progress.read >= 450, PATIENCE_MS)
  await killAndRestart()
  const ready = await until(async () => ((await report()).stage === 'ready' ? report() : null), PATIENCE_MS)
  expect(ready).toMatchObject({ rows: ROWS, expected: { created: ROWS, refused: 0 } })
  await deed(runImport.url)
  await until(async () => (await report()).progress.written >= 400, PATIENCE_MS)
  await killAndRestart()
  const done = await until(async () => ((await report()).stage === 'finished' ? report() : null), PATIENCE_MS)
  expect(done).toMatchObject({ done: { created: ROWS }, made: { customers: ROWS, devices: ROWS } })
  const writing = done.resumed.find(({ stage }) => stage === 'writing')
  expect(writing?.row).toBeGreaterThanOrEqual(400)
  expect(writing?.row).toBeLessThan(ROWS + 2)
  expect(await counted(running.ownerUrl)).toEqual({
    customers: ROWS,
    phones: ROWS,
    serials: ROWS,
    devices: ROWS,
    told: ROWS,
    findable: ROWS,
  })
}, 420_000)
