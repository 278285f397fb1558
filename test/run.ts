/**
 * `npm test`, and `npm run check` for all but the browser: types, style, leftovers, then every test. Each
 * step says how long it took; what fails does not keep the next from running. The last line is `N passed, N
 * failed`.
 */
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Counted, counted, type Report } from './support/report.ts'
import { scratchFolder } from './support/scratch.ts'

type Step = { title: string; program: string; words: string[]; report?: Report }

const root = fileURLToPath(new URL('..', import.meta.url))
const STEP_MINUTES = 15
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Somebody said stop: the step that runs ends, the others do not begin. */
let stopped = false
const scratch = await scratchFolder()
const reportAt = (name: string) => join(scratch, `${name}.json`)

/** They only read, so they go beside one another. One checker of types: four do twice the work of one. */
const looks: Step[] = [
  { title: 'Types', program: 'typescript/bin/tsc', words: ['--noEmit', '-p', '.', '--checkers', '1'] },
  { title: 'Style', program: '@biomejs/biome/bin/biome', words: ['check', '.'] },
  { title: 'Nothing left over', program: 'knip/bin/knip.js', words: ['--no-progress'] },
]
const tests: Step = {
  title: 'Laws, rules, deeds and scenarios',
  program: 'vitest/vitest.mjs',
  words: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportAt('vitest')}`],
  report: 'vitest',
}
const browser: Step = {
  title: 'In the browser',
  program: '@playwright/test/cli.js',
  words: ['test', '--reporter=list,json'],
  report: 'playwright',
}

/**
 * Runs one program of ours on this Node; its words go straight to the terminal, or to `hear`. Null: it had to
 * be stopped.
 */
function run({ program, words }: Step, hear?: (said: Buffer) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...words], {
      cwd: root,
      stdio: hear ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: {
        ...process.env,
        TMPDIR: scratch,
        KEPT_PAGES: join(scratch, 'pages'),
        PLAYWRIGHT_JSON_OUTPUT_NAME: reportAt('playwright'),
      },
      timeout: STEP_MINUTES * 60_000,
      killSignal: 'SIGTERM',
    })
    const end = (signal: NodeJS.Signals) => {
      stopped = true
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, end)
    for (const words of [child.stdout, child.stderr]) if (hear) words?.on('data', hear)
    child.once('error', reject)
    child.once('close', code => {
      for (const signal of SIGNALS) process.off(signal, end)
      resolve(code)
    })
  })
}

/** @param beside others run at the same time: what it says is shown in one piece, when it has ended */
async function take(step: Step, beside = false): Promise<Counted> {
  const begun = performance.now()
  const said: Buffer[] = []
  if (!beside) console.log(`\n── ${step.title} ──`)
  const code = await run(step, beside ? piece => said.push(piece) : undefined)
  if (beside) console.log(`\n── ${step.title} ──\n${Buffer.concat(said)}`.trimEnd())
  const { report } = step
  const text = report ? await readFile(reportAt(report), 'utf8').catch(() => null) : null
  const result = counted(code, report, text)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`── ${step.title}: ${result.failed === 0 ? 'well' : 'NOT well'} (${seconds} s)`)
  return result
}

const total: Counted = { passed: 0, failed: 0 }
const count = ({ passed, failed }: Counted) => {
  total.passed += passed
  total.failed += failed
}
try {
  for (const looked of await Promise.all(looks.map(step => take(step, true)))) count(looked)
  for (const step of process.argv[2] === 'check' ? [tests] : [tests, browser]) {
    if (!stopped) count(await take(step))
  }
} finally {
  await rm(scratch, { recursive: true, force: true })
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && !stopped ? 0 : 1
