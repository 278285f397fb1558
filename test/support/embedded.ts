import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { afterEach } from 'vitest'
import { readPostmaster } from '#core/postgres/embedded/postmaster.ts'
import { alive } from '#core/postgres/embedded/processes.ts'
import { until } from './until.ts'

/** A child process of ours and each line that it has said so far. */
export type Child = { process: ChildProcess; pid: number; said: string[]; ended: Promise<number | null> }

const folders: string[] = []
const children: Child[] = []

/** Ends after each test what it left running (`first`: in order), by process id, and removes its folders. */
export function tidyEmbedded(first: () => Promise<unknown> = async () => {}): void {
  afterEach(async () => {
    await first()
    for (const child of children.splice(0)) child.process.kill('SIGKILL')
    for (const folder of folders.splice(0)) {
      for (const data of folderNames(folder)) await killServer(join(folder, data))
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

const folderNames = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

/** A folder that only its owner can enter, as in somebody's home. */
export function temporaryFolder(name = 'yinuo-embedded-'): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  folders.push(folder)
  return folder
}

/** `embedded-child.ts` on this Node, in a process group of its own. */
export function startChild(
  folder: string,
  mode: 'hold' | 'write' | 'once',
  options: ChildOptions = {},
): Child {
  return startScript('embedded-child.ts', [folder, mode], options)
}

type ChildOptions = { env?: Record<string, string | undefined>; through?: readonly string[] }

/** A script of this folder on this Node; `through` stands before it (setpriv …, unshare …). */
export function startScript(name: string, words: readonly string[], options: ChildOptions = {}): Child {
  const script = join(import.meta.dirname, name)
  const [program = '', ...args] = [...(options.through ?? []), process.execPath, script, ...words]
  const env = { ...process.env, ...options.env }
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => said.push(line))
  }
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)))
  const started = { process: child, pid: child.pid ?? 0, said, ended }
  children.push(started)
  return started
}

/** A script that serves from a folder of its own and says where. */
export type Serving = { child: Child; url: string; ownerUrl: string }

/** Starts a script that prints `owner URL` and `listening URL`, and waits until it serves. */
export async function startServing(name: string, words: readonly string[], ms: number): Promise<Serving> {
  const child = startScript(name, words)
  const ownerUrl = (await line(child, /^owner (.*)$/, ms))[1] ?? ''
  const url = (await line(child, /^listening (.*)$/, ms))[1] ?? ''
  return { child, url, ownerUrl }
}

/** The first line that matches, as soon as it is said. Throws after `ms`, with everything that was said. */
export async function line(child: Child, pattern: RegExp, ms = 20_000): Promise<RegExpExecArray> {
  return until(() => child.said.map(text => pattern.exec(text)).find(match => match !== null), ms).catch(
    () => {
      throw new Error(`Never said ${pattern}, but:\n${child.said.join('\n')}`)
    },
  )
}

/** kill -9 of the server that works in a data folder, if one does. */
export async function killServer(folder: string): Promise<void> {
  const server = readPostmaster(join(folder, 'postgres'))
  if (!server || !alive(server.pid)) return
  process.kill(server.pid, 'SIGKILL')
  await until(() => !alive(server.pid))
}

/** One question to a server, on a connection of its own. */
export async function ask<T extends object>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 })
  try {
    return await sql.unsafe<T[]>(text)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
