import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

/**
 * Runs the program in our terminal until it ends. Signals to us are for it. Returns its exit code, 128 + n
 * when signal n ended it.
 */
export function run(program, args, cwd) {
  const child = spawn(program, args, { cwd, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) {
    process.on(signal, () => {
      if (!cameByTerminal(signal)) child.kill(signal)
    })
  }
  afterNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/**
 * Ctrl-C goes to every process in the terminal's foreground, so the child has it already (npm even sends us a
 * second one). A supervisor's or a script's `kill -INT` reaches only us.
 */
function cameByTerminal(signal) {
  if (signal === 'SIGTERM') return false
  if (process.platform !== 'linux') return process.stdin.isTTY === true
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8')
    // proc(5), after the bracketed name: state, parent, process group, session, terminal, its foreground
    // group.
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return group === foreground
  } catch {
    return process.stdin.isTTY === true
  }
}

/**
 * A SIGTERM for npm ends npm and its shell but does not reach us (dash does not hand it on); that our parent
 * is gone is all we see. Only under npm: whoever starts us directly may leave us behind on purpose.
 */
function afterNpm(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, 250)
  timer.unref()
}
