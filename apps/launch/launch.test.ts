import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from '../../test/support/until.ts'

const launcher = join(import.meta.dirname, '..')
const folders: string[] = []
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/**
 * A project with the real launcher, a main program that tells what reaches it, and an npm that we can watch.
 */
function project(npm: string): string {
  const root = mkdtempSync(join(tmpdir(), 'yinuo-launch-'))
  folders.push(root)
  mkdirSync(join(root, 'apps'))
  mkdirSync(join(root, 'bin'))
  for (const part of ['launch', 'launch.mjs']) {
    cpSync(join(launcher, part), join(root, 'apps', part), { recursive: true })
  }
  const dependencies = { node: process.version.slice(1) }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies }))
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}')
  writeFileSync(join(root, 'apps', 'main.ts'), MAIN)
  writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\necho "$@" >> "${root}/npm.log"\n${npm}\n`)
  chmodSync(join(root, 'bin', 'npm'), 0o755)
  return root
}

const MAIN = `
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => console.log('got', signal))
console.log('up', ...process.argv.slice(2), ...(process.argv[2] === 'stay' ? [String(process.pid)] : []))
if (process.argv[2] === 'stay') {
  process.stdin.on('data', () => process.exit(7))
  setTimeout(() => process.exit(8), 20_000)
}
else process.exitCode = 5
`

/** What npm would leave behind: this Node as the project's, and a vite that can be loaded. */
const INSTALLS = `
if [ "$1" = install ]; then
  mkdir -p node_modules/node/bin node_modules/vite
  ln -sf "${process.execPath}" node_modules/node/bin/node
  echo '{"type":"module","exports":"./index.js"}' > node_modules/vite/package.json
  echo > node_modules/vite/index.js
fi`

const environment = (root: string) => ({
  ...process.env,
  npm_execpath: '',
  npm_lifecycle_event: '',
  PATH: `${join(root, 'bin')}:${process.env.PATH}`,
})

function launch(root: string, ...words: string[]) {
  const args = [join(root, 'apps', 'launch.mjs'), ...words]
  return spawnSync(process.execPath, args, { env: environment(root), encoding: 'utf8', timeout: 20_000 })
}

const npmCalls = (root: string) => readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n')

describe('a command', () => {
  it('installs what is missing, hands over its words and returns the exit code; the next does not touch npm', () => {
    const root = project(INSTALLS)
    expect(launch(root, 'start', 'a', 'b c')).toMatchObject({ stdout: 'up a b c\n', status: 5 })
    expect(npmCalls(root).map(call => call.split(' ')[0])).toEqual(['ping', 'install'])
    expect(launch(root, 'start')).toMatchObject({ stdout: 'up\n', stderr: '', status: 5 })
    expect(npmCalls(root)).toHaveLength(2)
  })

  it('installs again when the packages or the lock changed', () => {
    const root = project(INSTALLS)
    launch(root, 'start')
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"node_modules/zod":{}}}')
    launch(root, 'start')
    expect(npmCalls(root).filter(call => call.startsWith('install'))).toHaveLength(2)
  })

  it('leaves the lock aside, and as it is, where it does not serve this machine', () => {
    const root = project(
      `[ "$1" = install ] && case "$*" in *--no-package-lock*) ;; *) exit 1;; esac\n${INSTALLS}`,
    )
    expect(launch(root, 'start').status).toBe(5)
    const installs = npmCalls(root).filter(call => call.startsWith('install'))
    expect(installs.map(call => call.includes('--no-package-lock'))).toEqual([false, true])
    expect(installs.every(call => call.includes('--no-save'))).toBe(true)
  })

  it('says in a sentence that npm failed, that there is no network, and that it does not exist', () => {
    expect(launch(project('[ "$1" = ping ]'), 'start').stderr).toMatch(
      /npm could not install.*\n.*start again/,
    )
    const offline = launch(project('echo "npm error code ENOTFOUND" >&2; exit 1'), 'start')
    expect(offline).toMatchObject({ status: 1, stdout: '' })
    expect(offline.stderr).toMatch(/cannot reach its registry \(ENOTFOUND\).*\n.*Connect it/)
    expect(launch(project(INSTALLS), 'fly').stderr).toMatch(/no command 'fly'.*\n.*start \| dev/)
  })
})

describe('a signal reaches the program exactly once:', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s from a supervisor', async signal => {
    const root = project(INSTALLS)
    const { child, said } = started(
      process.execPath,
      [join(root, 'apps', 'launch.mjs'), 'start', 'stay'],
      root,
    )
    await until(() => /up stay \d+/.test(said()))
    child.kill(signal)
    await until(() => said().includes(`got ${signal}`))
    child.stdin?.write('end\n')
    await until(() => child.exitCode !== null)
    expect(child.exitCode).toBe(7)
    expect(said().match(/got/g)).toHaveLength(1)
  })

  it('SIGTERM for npm, whose shell keeps it to itself', async () => {
    const root = project(INSTALLS)
    const command = `"${process.execPath}" "${join(root, 'apps', 'launch.mjs')}" start stay; true`
    const { child, said } = started('sh', ['-c', command], root, { npm_lifecycle_event: 'start' })
    await until(() => /up stay \d+/.test(said()))
    child.kill('SIGTERM')
    await until(() => said().includes('got SIGTERM'))
    expect(said().match(/got/g)).toHaveLength(1)
    process.kill(Number(/up stay (\d+)/.exec(said())?.[1]), 'SIGKILL')
  })

  it.skipIf(process.platform !== 'linux')('Ctrl-C in a terminal', async () => {
    const root = project(INSTALLS)
    // exec: a dash that stayed between would end of the Ctrl-C itself, with a code of its own.
    const command = `exec "${process.execPath}" "${join(root, 'apps', 'launch.mjs')}" start stay`
    const { child, said } = started('script', ['-qec', command, '/dev/null'], root)
    await until(() => /up stay \d+/.test(said()))
    child.stdin?.write('\u0003')
    await until(() => said().includes('got SIGINT'))
    child.stdin?.write('end\r')
    await until(() => child.exitCode !== null)
    expect(child.exitCode).toBe(7)
    expect(said().match(/got/g)).toHaveLength(1)
  })
})

function started(program: string, args: string[], root: string, more: Record<string, string> = {}) {
  const child = spawn(program, args, { env: { ...environment(root), ...more }, stdio: 'pipe' })
  children.push(child)
  let text = ''
  child.stdout.on('data', data => {
    text += data
  })
  return { child, said: () => text }
}

describe('a lock', () => {
  it('does not cover a machine whose native packages it only mentions', async () => {
    const file = './lock.mjs'
    const { uncovered } = (await import(file)) as {
      uncovered(lock: object, machine: { platform: string; arch: string; musl: boolean }): string[]
    }
    const lock = {
      packages: {
        'node_modules/bright': {
          optionalDependencies: {
            '@bright/cli-linux-x64': '1',
            '@bright/cli-linux-x64-musl': '1',
            '@bright/cli-darwin-arm64': '1',
            '@bright/windows-x64': '1',
          },
        },
        'node_modules/@bright/cli-linux-x64': {},
      },
    }
    const missing = (platform: string, arch: string, musl = false) =>
      uncovered(lock, { platform, arch, musl })
    expect(missing('linux', 'x64')).toEqual([])
    expect(missing('linux', 'x64', true)).toEqual(['@bright/cli-linux-x64-musl'])
    expect(missing('darwin', 'arm64')).toEqual(['@bright/cli-darwin-arm64'])
    expect(missing('win32', 'x64')).toEqual(['@bright/windows-x64'])
    expect(missing('darwin', 'x64')).toEqual([])
  })
})
