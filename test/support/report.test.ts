import { expect, test } from 'vitest'
import { counted } from './report.ts'

const vitest = (passed: number, failed: number) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed })
const playwright = (expected: number, unexpected: number, flaky = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 3 } })

test('a step without tests counts as one', () => {
  expect(counted(0, undefined, null)).toEqual({ passed: 1, failed: 0 })
  expect(counted(2, undefined, null)).toEqual({ passed: 0, failed: 1 })
  expect(counted(null, undefined, null)).toEqual({ passed: 0, failed: 1 })
})

test('a step with tests counts its tests', () => {
  expect(counted(0, 'vitest', vitest(200, 0))).toEqual({ passed: 200, failed: 0 })
  expect(counted(1, 'vitest', vitest(198, 2))).toEqual({ passed: 198, failed: 2 })
  expect(counted(0, 'playwright', playwright(20, 0))).toEqual({ passed: 20, failed: 0 })
  expect(counted(1, 'playwright', playwright(18, 1, 1))).toEqual({ passed: 18, failed: 2 })
})

test('a bad end is never all well: a file that could not be loaded, a run that was stopped, no test at all', () => {
  expect(counted(1, 'vitest', vitest(200, 0))).toEqual({ passed: 200, failed: 1 })
  expect(counted(null, 'vitest', null)).toEqual({ passed: 0, failed: 1 })
  expect(counted(0, 'vitest', null)).toEqual({ passed: 0, failed: 1 })
  expect(counted(0, 'playwright', playwright(0, 0))).toEqual({ passed: 0, failed: 1 })
})
