/**
 * `npm run bench -- <name> [its options]`: one question that we measure, answered by bench/<name>.ts. Every
 * bench prints a table and, as its last line, one JSON object; it exits 1 where a figure that was asked for
 * is missed.
 */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const [name = '', ...words] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== basename(import.meta.filename),
  )
  .map(file => basename(file, '.ts'))

if (names.includes(name)) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...words], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.once('close', code => {
    process.exitCode = code ?? 1
  })
} else {
  console.error(`  There is no bench '${name}'. There are: ${names.join(', ')}`)
  console.error('  npm run bench -- deed --scale 0.1')
  process.exitCode = 1
}
