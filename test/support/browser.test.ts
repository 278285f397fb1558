import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { expect, it } from 'vitest'
import { chromium } from './browser.ts'

it('the tests have a browser, and it draws Chinese characters rather than boxes', async () => {
  const browser = await playwright.launch(await chromium())
  try {
    const page = await browser.newPage()
    const [one, promise] = await page.evaluate(() =>
      ['一', '诺'].map(character => {
        const canvas = document.createElement('canvas')
        const pen = canvas.getContext('2d')
        if (!pen) throw new Error('No canvas')
        pen.font = '40px sans-serif'
        pen.fillText(character, 10, 60)
        return canvas.toDataURL()
      }),
    )
    expect(one).not.toBe(promise)
  } finally {
    await browser.close()
  }
})

it('a browser that was named but does not exist is told, not replaced', () => {
  const script = `import { chromium } from '${join(import.meta.dirname, 'browser.ts')}'; await chromium()`
  const env = { ...process.env, YINUO_TEST_CHROMIUM: '/nowhere/chrome' }
  const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
  expect(asked.status).not.toBe(0)
  expect(asked.stderr).toContain('YINUO_TEST_CHROMIUM names /nowhere/chrome, which does not exist.')
})
