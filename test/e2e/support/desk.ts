import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { signIn } from '#service/people/contract/session.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'

export { expect }

export const houseUrl = () => process.env.YINUO_TEST_HOUSE ?? ''

type Viewport = { width: number; height: number }
type People = {
  /** What the pages complained of. */
  faults: string[]
  /** Somebody of the demo world at his own machine: a browser context of his own. */
  meet: (login: string, path: string, viewport?: Viewport) => Promise<Page>
}

/** Each test fails when a page throws, or says an error in its console. */
export const test = base.extend<People>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      watch(context, faults)
      await use(faults)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
  meet: async ({ browser, faults, contextOptions }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (login, path, viewport) => {
      const context = await browser.newContext({ ...contextOptions, ...(viewport && { viewport }) })
      contexts.push(context)
      watch(context, faults)
      return at(context, login, path)
    })
    for (const context of contexts) await context.close()
  },
})

function watch(context: BrowserContext, faults: string[]) {
  context.on('weberror', error => faults.push(String(error.error())))
  context.on('console', message => {
    // Answers of 4xx are part of the work (a wrong password); the browser reports each as an error.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      faults.push(message.text())
    }
  })
}

/** Somebody of the demo world at his page; signed in beside the page, which other tests do by hand. */
export async function at(
  context: BrowserContext,
  login: string,
  path = '/',
  url = houseUrl(),
): Promise<Page> {
  const answer = await context.request.post(`${url}${signIn.url}`, {
    data: { login, password: DEMO_PASSWORD },
  })
  expect(answer.status()).toBe(200)
  const page = await context.newPage()
  await page.goto(`${url}${path}`)
  return page
}

const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * axe finds nothing serious or critical on what is shown now. `colours`: the same page in another light, of
 * which all else is known.
 */
export async function expectAccessible(page: Page, only?: 'colours'): Promise<void> {
  // Colours that are just changing are nobody's: one frame for those that begin to, then all are at the end.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.evaluate(() => {
    for (const one of document.getAnimations()) {
      if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
    }
  })
  // Our pages have no frames, for which axe would open a second page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (only ? axe.withRules(COLOURS) : axe).analyze()
  const serious = violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
  expect(serious.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}
