import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { PlainFault } from '../../fault.ts'
import type { Cluster } from './cluster.ts'
import { bindFailed, busyPort, faultOfOutput, orphansLeft } from './faults.ts'
import { PATIENCE_MS, readPostmaster, type Server } from './postmaster.ts'
import { alive } from './processes.ts'
import { command } from './runner.ts'
import { endOfLog, logSince, serverLog } from './serverlog.ts'
import { childEnvironment, serverArguments, writeTuning } from './settings.ts'

const WINDOWS = process.platform === 'win32'
const ATTEMPTS = 20

/**
 * Starts PostgreSQL in a session of its own (a Ctrl-C in the terminal is ours, not its) and waits until it
 * answers. Without a port any free one is taken.
 * @throws PlainFault with what the server said
 */
export async function launch(
  cluster: Cluster,
  port: number | null,
  log: (text: string) => void,
): Promise<Server> {
  let said = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const chosen = await freePort(port)
    const before = endOfLog(cluster.folder)
    const pid = await started(cluster, chosen, log)
    if (pid) return { pid, port: chosen }
    said = logSince(cluster.folder, before)
    if (bindFailed(said) && port === null) continue
    if (!orphansLeft(said)) throw faultOfOutput(said, cluster.folder, chosen)
    await wait(250)
  }
  throw faultOfOutput(said, cluster.folder, port)
}

/** The process id of the server when it is ready, or null when it gave up. */
async function started(cluster: Cluster, port: number, log: (text: string) => void): Promise<number | null> {
  const child = spawnServer(cluster, port)
  const state = { exited: false }
  child.once('exit', () => {
    state.exited = true
  })
  child.unref()
  const [begun, until] = [Date.now(), Date.now() + PATIENCE_MS]
  let told = false
  for (;;) {
    const server = readPostmaster(cluster.path)
    const its = server && (WINDOWS || server.pid === child.pid)
    if (its && server.status === 'ready') return server.pid
    if (state.exited && !(WINDOWS && its && alive(server.pid))) return null
    if (Date.now() > until) throw slow(cluster)
    if (!told && Date.now() - begun > 3_000) {
      told = true
      log('The database was stopped hard and is putting its last changes in order …')
    }
    await wait(15)
  }
}

function spawnServer(cluster: Cluster, port: number): ChildProcess {
  const { binaries, runner, path, folder } = cluster
  writeTuning(path, runner)
  const output = openSync(serverLog(folder), 'a', 0o600)
  try {
    const args = serverArguments(path, port)
    const [program, given] = WINDOWS
      ? [binaries.pgCtl, ['start', '-W', '-D', path, '-l', serverLog(folder), '-o', quoted(args)]]
      : command(runner, binaries.postgres, args)
    const child = spawn(program, given, {
      cwd: WINDOWS ? folder : '/',
      env: childEnvironment(),
      detached: true,
      windowsHide: true,
      // On Windows pg_ctl opens the log itself, and could not while somebody else writes in it.
      stdio: WINDOWS ? 'ignore' : ['ignore', output, output],
    })
    // A program that cannot be started at all also ends with 'exit'-less 'error'; `started` must hear of it.
    child.once('error', () => child.emit('exit', 127, null))
    return child
  } finally {
    closeSync(output)
  }
}

/**
 * For pg_ctl, which alone can start the server as an administrator of Windows. -D is its own argument there.
 */
const quoted = (args: string[]) =>
  args
    .slice(2)
    .map(arg => (arg.includes(' ') ? `"${arg}"` : arg))
    .join(' ')

/**
 * Ends the server: `fast` first (running transactions are rolled back, everything is written down), after a
 * minute at once (the next start then repeats the log).
 */
export async function stopServer(cluster: Cluster, pid: number): Promise<void> {
  for (const [mode, signal, patience] of [
    ['fast', 'SIGINT', 60_000],
    ['immediate', 'SIGQUIT', 10_000],
  ] as const) {
    if (readPostmaster(cluster.path)?.pid !== pid) break
    if (WINDOWS)
      spawnSync(cluster.binaries.pgCtl, ['stop', '-W', '-m', mode, '-D', cluster.path], { windowsHide: true })
    else if (alive(pid)) process.kill(pid, signal)
    const until = Date.now() + patience
    while (alive(pid) && Date.now() < until) await wait(10)
    if (!alive(pid)) return
  }
}

/** `port`, if it can be had; without one, some free port. @throws PlainFault when `port` is taken */
async function freePort(port: number | null): Promise<number> {
  const probe = createServer()
  try {
    probe.listen({ port: port ?? 0, host: '127.0.0.1', exclusive: true })
    await once(probe, 'listening')
    return (probe.address() as AddressInfo).port
  } catch (fault) {
    if (port === null) throw fault
    throw busyPort(port)
  } finally {
    probe.close()
  }
}

const slow = (cluster: Cluster) =>
  new PlainFault(
    `The database in ${cluster.path} was not ready after ${PATIENCE_MS / 60_000} minutes; it is still at work.`,
    'Start again in a while: the work goes on where it is.',
  )
