import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { PlainFault } from './say.mjs'

/**
 * npm in the folder, with what it says shown to the user; stdout belongs to the command that was asked for.
 * Returns whether it succeeded.
 */
export const npm = (root, args) => run(root, args, ['ignore', 2, 2]).status === 0

/**
 * Why the registry cannot be reached ('ENOTFOUND', 'ECONNREFUSED', …), or null when it answered, be it a no.
 * Asked first, because npm itself tries a dead network for many minutes.
 */
export function unreachable(root) {
  const asked = run(
    root,
    [
      'ping',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=1000',
      '--fetch-timeout=20000',
      '--loglevel=error',
    ],
    'pipe',
  )
  if (asked.status === 0) return null
  const code = /\bcode ([A-Z0-9_]+)/.exec(asked.stderr)?.[1] ?? 'no answer'
  return /^E\d{3}$/.test(code) ? null : code
}

/** Inside `npm start` the very same npm is taken. */
function run(root, args, stdio) {
  const own = process.env.npm_execpath ?? ''
  const [program, first] = basename(own) === 'npm-cli.js' ? [process.execPath, [own]] : ['npm', []]
  const shell = program === 'npm' && process.platform === 'win32'
  const done = spawnSync(program, [...first, ...args], { cwd: root, stdio, shell, encoding: 'utf8' })
  if (done.error?.code === 'ENOENT') {
    throw new PlainFault(
      'npm is not installed on this machine.',
      'Install it (Debian: apt install npm) and start again.',
    )
  }
  return done
}
