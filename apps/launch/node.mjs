import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainFault, say } from './say.mjs'

const folderOf = root => join(root, 'node_modules', 'node')
const programOf = root => join(folderOf(root), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The Node 26 that the npm package `node` brought; the machine's own where that is as new. */
export function projectNode(root) {
  if (existsSync(programOf(root))) return programOf(root)
  const wanted = pinned(root)
  if (major(process.versions.node) >= major(wanted)) return process.execPath
  throw new PlainFault(
    `Node ${wanted} could not be installed for this machine (${process.platform} ${process.arch}).`,
    `Install Node ${major(wanted)} from https://nodejs.org and start again.`,
  )
}

/**
 * Where npm was told not to run install scripts, runs the one of the package `node` that fetches the program.
 */
export function bringNode(root) {
  const there = spawnSync(programOf(root), ['--version'], { encoding: 'utf8' })
  if (there.stdout?.trim() === `v${pinned(root)}`) return
  say(`Bringing Node ${pinned(root)} …`)
  const script = join(folderOf(root), 'installArchSpecificPackage.js')
  spawnSync(process.execPath, [script], { cwd: folderOf(root), stdio: ['ignore', 2, 2] })
}

const pinned = root => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node
const major = version => Number.parseInt(version, 10)
