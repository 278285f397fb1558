import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What the operating system says about a process: its program's name and a text that no later process shares.
 */
export type Process = { name: string; started: string }

/** The process with this id, or null when there is none (a zombie is none). Takes a millisecond on Linux. */
export function processOf(pid: number): Process | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform === 'linux') return onLinux(pid)
  return process.platform === 'win32' ? onWindows(pid) : onUnix(pid)
}

/**
 * proc(5): the name stands in brackets and may hold any character; after it field 3 (state) … 22 (start, in
 * ticks).
 */
function onLinux(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (after[0] === 'Z' || after[0] === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), started: `${boot} ${after[19]}` }
  } catch {
    return null
  }
}

function onUnix(pid: number): Process | null {
  const line = ask('ps', ['-o', 'stat=', '-o', 'lstart=', '-o', 'comm=', '-p', String(pid)])
  const [, state, started, name] = /^(\S+)\s+(\S+ +\S+ +\S+ +\S+ +\S+)\s+(.+)$/.exec(line.trim()) ?? []
  if (!state || !started || !name || state.startsWith('Z')) return null
  return { name: name.slice(name.lastIndexOf('/') + 1), started }
}

/** Windows does not tell the start of a process cheaply; the program's name has to do. */
function onWindows(pid: number): Process | null {
  const name = /^"([^"]+)"/.exec(ask('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']))?.[1]
  return name ? { name: name.replace(/\.exe$/i, ''), started: name } : null
}

function ask(program: string, args: string[]): string {
  try {
    const env = { ...process.env, LC_ALL: 'C' }
    return execFileSync(program, args, {
      encoding: 'utf8',
      env,
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}

/** Cheap enough to ask every second on every system. */
export function alive(pid: number): boolean {
  if (process.platform === 'linux') return onLinux(pid) !== null
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
