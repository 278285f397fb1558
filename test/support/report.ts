import { z } from 'zod'

export type Counted = { passed: number; failed: number }
export type Report = 'vitest' | 'playwright'

const Vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const Playwright = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
})

/**
 * What a step amounts to: itself, or the tests in its report. A step that ended badly has failed at least
 * once, also when its report counts no failed test (a file that could not be loaded) or is missing.
 */
export function counted(code: number | null, report: Report | undefined, text: string | null): Counted {
  const tests = report === undefined || text === null ? null : testsOf(report, JSON.parse(text))
  if (tests === null)
    return code === 0 && report === undefined ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const failed = code === 0 ? tests.failed : Math.max(1, tests.failed)
  // A run that tested nothing proves nothing.
  return tests.passed + failed === 0 ? { passed: 0, failed: 1 } : { passed: tests.passed, failed }
}

/** A flaky test passed on a later try; the settings allow no second try, so there is none. */
function testsOf(report: Report, said: unknown): Counted {
  if (report === 'vitest') {
    const { numPassedTests, numFailedTests } = Vitest.parse(said)
    return { passed: numPassedTests, failed: numFailedTests }
  }
  const { expected, flaky, unexpected } = Playwright.parse(said).stats
  return { passed: expected, failed: unexpected + flaky }
}
