import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { layPages } from '../../support/pages.ts'

export type Program = {
  url: string
  /** Everything that it said in its terminal so far. */
  said(): string
  /** SIGTERM, as a service manager does; resolves with its exit code. */
  stop(): Promise<number | null>
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const READY_SECONDS = 240

/** A port that nobody uses at present. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Starts `apps/main.ts` (or, with `command`, what a newcomer types) and waits until it answers.
 * @param options.env further settings, such as YINUO_DEMO=off
 */
export async function startProgram(options: {
  data?: string
  env?: Record<string, string>
  command?: [string, ...string[]]
  cwd?: string
}): Promise<Program> {
  if (options.data !== undefined) await layPages(options.data)
  const port = await freePort()
  const [program, ...args] = options.command ?? [process.execPath, 'apps/main.ts']
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: { ...ownEnvironment(), ...settings(options.data, port), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', piece => (said += piece))
  const url = `http://127.0.0.1:${port}`
  await ready(child, url, () => said)
  return { url, said: () => said, stop: () => stopped(child) }
}

/** What this process was told about itself must not leak into the program that is tried. */
function ownEnvironment(): Record<string, string | undefined> {
  const names = Object.keys(process.env).filter(name => !name.startsWith('YINUO_') && name !== 'DATABASE_URL')
  return Object.fromEntries(names.map(name => [name, process.env[name]]))
}

function settings(data: string | undefined, port: number): Record<string, string> {
  return {
    YINUO_PORT: String(port),
    YINUO_HOST: '127.0.0.1',
    YINUO_LOG: 'warn',
    YINUO_RATE: '100000',
    ...(data === undefined ? {} : { YINUO_DATA: data }),
  }
}

async function ready(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (let second = 0; second < READY_SECONDS * 4; second++) {
    if (child.exitCode !== null) throw new Error(`The program ended before it answered:\n${said()}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  child.kill('SIGTERM')
  throw new Error(`The program did not answer within ${READY_SECONDS} s:\n${said()}`)
}

/** Until its last process has closed its output: npm itself is gone sooner than what it started. */
async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  child.kill('SIGTERM')
  await once(child, 'close')
  return child.exitCode
}
