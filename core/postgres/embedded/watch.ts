import type { PlainFault } from '../../fault.ts'
import type { Cluster } from './cluster.ts'
import type { Server } from './postmaster.ts'
import { alive } from './processes.ts'
import { launch } from './server.ts'
import { boundLog } from './serverlog.ts'

const EVERY_MS = 500
const REVIVALS = 5
const WITHIN_MS = 600_000

/** What looks after a running server: its present process id, and the end of looking. */
export type Watch = { pid(): number; end(): Promise<void> }

/**
 * Starts the server again on the same port when its process is gone (killed, out of memory), at most 5 times in
 * 10 minutes, and keeps its log bounded. What was acknowledged is in its log on disk and comes back.
 */
export function keepRunning(cluster: Cluster, first: Server, log: (sentence: string) => void): Watch {
  let pid = first.pid
  let reviving: Promise<void> | null = null
  const revivals: number[] = []

  const revive = async () => {
    log('The database ended unexpectedly; starting it again.')
    try {
      pid = (await launch(cluster, first.port, log)).pid
      log('The database runs again.')
    } catch (fault) {
      const { sentence, wayOut } = fault as Partial<PlainFault>
      log(sentence ? `${sentence} ${wayOut}` : String(fault))
    }
  }
  const timer = setInterval(() => {
    if (reviving) return
    if (alive(pid)) return boundLog(cluster.folder)
    const now = Date.now()
    while (revivals[0] !== undefined && revivals[0] < now - WITHIN_MS) revivals.shift()
    if (revivals.length >= REVIVALS) return
    revivals.push(now)
    reviving = revive().finally(() => {
      reviving = null
    })
  }, EVERY_MS).unref()

  return {
    pid: () => pid,
    async end() {
      clearInterval(timer)
      await reviving
    },
  }
}
