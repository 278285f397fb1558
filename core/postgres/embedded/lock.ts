import { randomUUID } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PlainFault } from '../../fault.ts'
import { processOf } from './processes.ts'

/** `token` is new with each taking: a server that can read it in the file works in this very folder. */
export type FolderLock = { token: string; release(): void }

const FILE = 'yinuo.lock'
/** A Yinuo that was just told to end needs a moment; a restart should not stumble over it. */
const PATIENCE_MS = 3_000
const heldHere = new Set<string>()
const holder = /^(?<pid>\d+)\n(?<started>.+)\n(?<token>[\w-]+)\n$/

/**
 * One Yinuo process per data folder. The lock names its process and when that process was started, so that a
 * lock left behind by kill -9 or a power cut is taken over at once, even if its process id was given away
 * again.
 * @throws PlainFault while another living process holds it
 */
export async function takeLock(folder: string): Promise<FolderLock> {
  const file = join(folder, FILE)
  const token = randomUUID()
  const mine = `${process.pid}\n${processOf(process.pid)?.started ?? 'unknown'}\n${token}\n`
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    if (await placed(file, mine, token)) return held(file, token)
    const living = livingHolder(file)
    if (living && Date.now() > until) throw heldBy(folder, living)
    if (living) {
      await wait(50)
      continue
    }
    const candidate = `${file}.${process.pid}`
    write(candidate, mine, 'w')
    renameSync(candidate, file)
    // Two processes may take over the same stale lock: the last rename stands, so look again after both are
    // done.
    await wait(50)
    if (tokenIn(file) === token) return held(file, token)
  }
}

async function placed(file: string, mine: string, token: string): Promise<boolean> {
  try {
    write(file, mine, 'wx')
    return tokenIn(file) === token
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') {
      // Somebody may be between making the file and writing it.
      for (let i = 0; i < 20 && read(file) === ''; i++) await wait(10)
      return false
    }
    if (read(file) === '') rmSync(file, { force: true })
    throw fault
  }
}

/** Readable for the server, also where it runs as another user and our umask is strict. */
function write(file: string, text: string, flag: 'w' | 'wx'): void {
  writeFileSync(file, text, { flag })
  chmodSync(file, 0o644)
}

/** 'this process', 'process 123', or null when whoever wrote the lock is gone. */
function livingHolder(file: string): string | null {
  const { pid, started, token = '' } = holder.exec(read(file))?.groups ?? {}
  if (Number(pid) === process.pid) return heldHere.has(token) ? 'this process' : null
  return pid && processOf(Number(pid))?.started === started ? `process ${pid}` : null
}

function heldBy(folder: string, who: string): PlainFault {
  return new PlainFault(
    `The data folder ${folder} is already in use by ${who}.`,
    'Use the Yinuo that is running, or stop it first, or start this one with another folder (YINUO_DATA=…).',
  )
}

function held(file: string, token: string): FolderLock {
  heldHere.add(token)
  return { token, release: () => release(file, token) }
}

function release(file: string, token: string): void {
  heldHere.delete(token)
  if (tokenIn(file) === token) rmSync(file, { force: true })
}

const tokenIn = (file: string) => holder.exec(read(file))?.groups?.token ?? null

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
