import { defineConfig } from '@playwright/test'
import { chromium } from './test/support/browser.ts'

const { executablePath, args } = await chromium()

/** They look, or have a house of their own: what others do meanwhile is nothing to them. */
const BESIDE = /(desk|pages|setup|fresh-clone|field|walk)\.spec\.ts$/

/**
 * One house for all browser tests (test/e2e/support/house.ts starts it). Its people act one after the other;
 * beside them, on the second core, goes what does not touch their work.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/e2e/support/house.ts',
  workers: 2,
  projects: [
    { name: 'work', testIgnore: BESIDE, workers: 1 },
    { name: 'beside', testMatch: BESIDE, workers: 1 },
  ],
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    launchOptions: { executablePath, args },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    // A menu that still slides is clicked beside; what moves is nothing that these tests are about.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs a quarter of the time; `npx playwright test --trace on` makes one.
    screenshot: 'only-on-failure',
  },
})
