/**
 * `npm test`, and `npm run check` for all but the browser: types, style, leftovers, then every test. Each
 * step says how long it took; what fails does not keep the next from running. The last line is `N passed, N
 * failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Counted, counted, type Report } from './support/report.ts'

type Step = { title: string; program: string; words: string[]; report?: Report }

const root = fileURLToPath(new URL('..', import.meta.url))
const STEP_MINUTES = 15
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Somebody said stop: the step that runs ends, the others do not begin. */
let stopped = false
const reports = await mkdtemp(join(tmpdir(), 'yinuo-reports-'))
const reportAt = (name: string) => join(reports, `${name}.json`)

const check: Step[] = [
  { title: 'Types', program: 'typescript/bin/tsc', words: ['--noEmit', '-p', '.'] },
  { title: 'Style', program: '@biomejs/biome/bin/biome', words: ['check', '.'] },
  { title: 'Nothing left over', program: 'knip/bin/knip.js', words: ['--no-progress'] },
  {
    title: 'Laws, rules, deeds and scenarios',
    program: 'vitest/vitest.mjs',
    words: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportAt('vitest')}`],
    report: 'vitest',
  },
]
const browser: Step = {
  title: 'In the browser',
  program: '@playwright/test/cli.js',
  words: ['test', '--reporter=list,json'],
  report: 'playwright',
}

/**
 * Runs one program of ours on this Node; its words go straight to the terminal. Null: it had to be stopped.
 */
function run({ program, words }: Step): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...words], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportAt('playwright') },
      timeout: STEP_MINUTES * 60_000,
      killSignal: 'SIGTERM',
    })
    const end = (signal: NodeJS.Signals) => {
      stopped = true
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, end)
    child.once('error', reject)
    child.once('close', code => {
      for (const signal of SIGNALS) process.off(signal, end)
      resolve(code)
    })
  })
}

async function take(step: Step): Promise<Counted> {
  console.log(`\n── ${step.title} ──`)
  const begun = performance.now()
  const code = await run(step)
  const { report } = step
  const text = report ? await readFile(reportAt(report), 'utf8').catch(() => null) : null
  const result = counted(code, report, text)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`── ${step.title}: ${result.failed === 0 ? 'well' : 'NOT well'} (${seconds} s)`)
  return result
}

const steps = process.argv[2] === 'check' ? check : [...check, browser]
const total: Counted = { passed: 0, failed: 0 }
try {
  for (const step of steps) {
    if (stopped) break
    const { passed, failed } = await take(step)
    total.passed += passed
    total.failed += failed
  }
} finally {
  await rm(reports, { recursive: true, force: true })
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && !stopped ? 0 : 1
