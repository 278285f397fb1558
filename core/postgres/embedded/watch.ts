import { PlainFault } from '../../fault.ts'
import type { Cluster } from './cluster.ts'
import type { Server } from './postmaster.ts'
import { alive } from './processes.ts'
import { launch } from './server.ts'
import { boundLog } from './serverlog.ts'

const EVERY_MS = 500
const LONGEST_PAUSE_MS = 60_000
/** A server that lived this long starts with a clean slate. */
const CALM_MS = 600_000

/** What looks after a running server: its present process id, and the end of looking. */
export type Watch = { pid(): number; end(): Promise<void> }

/**
 * Starts the server again on the same port when its process is gone (killed, out of memory, disk full), after
 * 0.5 s, 1 s, 2 s … at most a minute, so that a shop's PC mends itself as soon as somebody makes room. What
 * was acknowledged is in its log on disk and comes back. Keeps the server's log bounded, too.
 */
export function keepRunning(cluster: Cluster, first: Server, log: (sentence: string) => void): Watch {
  let pid = first.pid
  let reviving: Promise<void> | null = null
  let [deaths, nextTry, lastTry, told] = [0, 0, 0, '']

  const revive = async () => {
    if (deaths === 1) log('The database ended unexpectedly; starting it again.')
    try {
      pid = (await launch(cluster, first.port, log)).pid
      told = ''
      log('The database runs again.')
    } catch (fault) {
      const why = fault instanceof PlainFault ? fault.message : String(fault)
      if (why !== told) log(why)
      told = why
    }
  }
  const look = () => {
    if (reviving) return
    const now = Date.now()
    if (alive(pid)) return boundLog(cluster.folder)
    if (now < nextTry) return
    deaths = now - lastTry > CALM_MS ? 1 : deaths + 1
    lastTry = now
    nextTry = now + Math.min(LONGEST_PAUSE_MS, EVERY_MS * 2 ** deaths)
    reviving = revive().finally(() => {
      reviving = null
    })
  }
  const timer = setInterval(look, EVERY_MS).unref()

  return {
    pid: () => pid,
    async end() {
      clearInterval(timer)
      await reviving
    },
  }
}
