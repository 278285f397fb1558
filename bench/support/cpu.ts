import { readdirSync, readFileSync } from 'node:fs'
import type { Pool } from '#core/postgres/connect.ts'

/** Linux counts in hundredths of a second, whatever the machine (proc_pid_stat(5)). */
const TICK_MS = 10

/** The process that started all others of a server on this machine; null where nobody tells. */
export async function postmasterOf(pool: Pick<Pool, 'unsafe'>): Promise<number | null> {
  const [row] = await pool.unsafe('select pg_backend_pid() as pid')
  return timesOf(Number(row?.pid))?.parent ?? null
}

/**
 * Milliseconds of a processor that a server and all that it started have taken so far, user and system
 * together; those that ended count, too. 0 where nobody tells: only Linux has `/proc`.
 */
export function treeMs(postmaster: number | null): number {
  const own = postmaster === null ? null : timesOf(postmaster)
  if (own === null) return 0
  const children = childrenOf(postmaster).map(pid => timesOf(pid)?.alive ?? 0)
  return own.alive + own.gone + children.reduce((sum, one) => sum + one, 0)
}

const childrenOf = (postmaster: number | null): number[] =>
  postmaster === null
    ? []
    : readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .map(Number)
        .filter(pid => timesOf(pid)?.parent === postmaster)

/** What a process took itself, and those of its children that ended. Null when it is not there. */
function timesOf(pid: number): { parent: number; alive: number; gone: number } | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The second word is the name, in parentheses, and may hold anything.
  const words = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [parent = 0, user = 0, system = 0, goneUser = 0, goneSystem = 0] = [1, 11, 12, 13, 14].map(
    place => words[place],
  )
  return { parent, alive: (user + system) * TICK_MS, gone: (goneUser + goneSystem) * TICK_MS }
}

/** Memory that the processes of a server have to themselves, in MB; what they share is not counted. */
export function ownMemoryMb(postmaster: number | null): number {
  return childrenOf(postmaster).reduce((sum, pid) => sum + ownKb(pid), 0) / 1024
}

function ownKb(pid: number): number {
  try {
    return Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
