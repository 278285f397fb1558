import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { PlainFault } from '#core/fault.ts'

export type Browser = { executablePath: string; args: string[] }

let found: Promise<Browser> | undefined

/**
 * The Chromium for the tests: the one in YINUO_TEST_CHROMIUM, Playwright's, the machine's Chromium, Chrome or
 * Edge; else one is brought. Never without: a test that cannot see is no test.
 * @throws PlainFault when there is none and none can be brought
 */
export function chromium(): Promise<Browser> {
  found ??= find()
  return found
}

async function find(): Promise<Browser> {
  const executablePath = chosen() ?? present() ?? bring()
  ensureChineseFonts()
  return { executablePath, args: args() }
}

/** Nothing but our pages: no updates, no second protocol that would blur timings. */
function args(): string[] {
  const always = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...root, ...always, '--disable-component-update', '--disable-sync']
}

function chosen(): string | null {
  const path = process.env.YINUO_TEST_CHROMIUM
  if (!path) return null
  if (existsSync(path)) return path
  throw new PlainFault(
    `YINUO_TEST_CHROMIUM names ${path}, which does not exist.`,
    'Correct it, or leave it out: then a browser is looked for, and brought if there is none.',
  )
}

const present = () => [playwright.executablePath(), ...usualPlaces()].find(path => runs(path)) ?? null

function usualPlaces(): string[] {
  const { PROGRAMFILES = '', LOCALAPPDATA = '', ...env } = process.env
  if (process.platform === 'win32') {
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return [PROGRAMFILES, env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].flatMap(folder =>
      programs.map(program => join(folder, program)),
    )
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge']
  return names.map(name => `/usr/bin/${name}`)
}

/** On Ubuntu /usr/bin/chromium may be a mere hint at snap. On Windows the question would open a window. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

function bring(): string {
  console.error('  Bringing Chromium for the browser tests …')
  if (isDebian()) install('chromium', 'fonts-noto-cjk')
  const installed = present()
  if (installed) return installed
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js')
  const deps = asRoot() ? ['--with-deps'] : []
  spawnSync(process.execPath, [cli, 'install', ...deps, 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 900_000,
  })
  const downloaded = present()
  if (downloaded) return downloaded
  throw new PlainFault(
    'The browser tests need Chromium; there is none, and none could be brought (the reasons are above).',
    'Install it (Debian: apt install chromium fonts-noto-cjk), or name yours: YINUO_TEST_CHROMIUM=/path/to/chrome',
  )
}

/**
 * Without them every Chinese character is the same box. Where they cannot be brought the tests go on: the DOM
 * knows.
 */
function ensureChineseFonts(): void {
  if (process.platform !== 'linux' || hasChineseFonts()) return
  if (isDebian()) install('fonts-noto-cjk')
  if (!hasChineseFonts()) console.error('  No Chinese font on this machine: screenshots will show boxes.')
}

function hasChineseFonts(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8', timeout: 20_000 })
  if (listed.status === 0) return listed.stdout.trim() !== ''
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

/**
 * As whom packages can be installed: nothing before the command, sudo without a password, or null: not at
 * all.
 */
function asRoot(): string[] | null {
  if (process.platform !== 'linux') return null
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/** Ten minutes each: a slow mirror is no reason to fail. */
function install(...packages: string[]): void {
  const prefix = asRoot()
  if (!prefix) return
  const env = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q']
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [program = '', ...rest] = [...prefix, ...env, ...words]
    spawnSync(program, rest, { stdio: ['ignore', 2, 2], timeout: 600_000 })
  }
}
