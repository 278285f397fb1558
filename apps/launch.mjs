// The door of every command in package.json. Plain JavaScript for the Node that a machine happens to have (20
// or newer) and without node_modules: it installs what is missing and hands over to the project's own Node
// 26.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './launch/install.mjs'
import { projectNode } from './launch/node.mjs'
import { run } from './launch/run.mjs'
import { PlainFault, tell } from './launch/say.mjs'

/** What each command runs; the words after it are handed on. */
const commands = {
  start: ['apps/main.ts'],
  dev: ['--watch', '--watch-preserve-output', 'apps/main.ts', '--dev'],
  yinuo: ['apps/operator.ts'],
  test: ['test/run.ts', 'test'],
  check: ['test/run.ts', 'check'],
  bench: ['bench/run.ts'],
  generate: ['db/generate.ts'],
}

try {
  const [name = 'start', ...words] = process.argv.slice(2)
  const command = commands[name]
  if (!command) {
    throw new PlainFault(
      `There is no command '${name}'.`,
      `There are: npm run ${Object.keys(commands).join(' | ')}`,
    )
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  install(root)
  process.exitCode = await run(projectNode(root), [...command, ...words], root)
} catch (fault) {
  tell(fault)
  process.exitCode = 1
}
