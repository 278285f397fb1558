import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeSettings, readConfig } from './config.ts'
import { PlainFault } from './fault.ts'
import { readSecret } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'yinuo-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

function faultOf(env: Record<string, string>): PlainFault {
  try {
    readConfig(env)
  } catch (fault) {
    if (fault instanceof PlainFault) return fault
  }
  throw new Error('was read without a plain fault')
}

test('an unknown YINUO_ name is refused by its name, with the list of what there is', () => {
  const fault = faultOf({ YINUO_PROT: '8088' })
  expect(fault.sentence).toBe('YINUO_PROT is not a setting of this program.')
  expect(fault.wayOut).toContain('YINUO_PORT: Port to listen on.')
})

test.each([
  ['YINUO_PORT', 'eighty'],
  ['YINUO_PORT', '65536'],
  ['YINUO_DEMO', 'yes'],
  ['YINUO_ROLE', 'database'],
  ['YINUO_DEMO_PASSWORD', 'short'],
  ['YINUO_SECRET', 'short'],
  ['DATABASE_URL', 'mysql://localhost/x'],
])('%s=%s is refused by its name', (name, value) => {
  expect(faultOf({ [name]: value }).sentence).toMatch(new RegExp(`^${name}: `))
})

test('what is not ours is left alone, what is empty is not set', () => {
  const config = readConfig({ HOME: '/root', PORT: '1', YINUO_PORT: '', YINUO_DEMO: 'off' })
  expect(config).toMatchObject({ port: 8088, demo: false, host: '0.0.0.0' })
})

test('a certificate without its key is refused', () => {
  expect(faultOf({ YINUO_TLS_CERT: 'cert.pem' }).sentence).toContain('Only one of')
})

test('every setting is described', () => {
  for (const line of describeSettings().split('\n')) expect(line).toMatch(/^ {2}[A-Z_]+: .{10,}$/)
})

test('the secret is made once, readable by us only, also when twenty processes start at once', async () => {
  const data = join(folder, 'fresh')
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readSecret({ secret: undefined, data })))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(43)
  expect(readdirSync(data)).toEqual(['secret'])
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
})

test('an empty secret is a fault with a way out, never a key that everybody knows', async () => {
  writeFileSync(join(folder, 'secret'), '')
  await expect(readSecret({ secret: undefined, data: folder })).rejects.toThrow('holds no secret')
  expect(await readSecret({ secret: 'x'.repeat(32), data: folder })).toBe('x'.repeat(32))
})
