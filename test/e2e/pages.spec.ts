import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { at, expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { someoneKnown } from './support/known.ts'

/** Where an id of the demo world comes from, for pages that show one thing. */
const ids = {
  customer: async (page: Page) => (await someoneKnown(page)).id,
  device: async (page: Page) => (await someoneKnown(page)).device,
  case: (page: Page) => first(page, '/api/cases?limit=1', 'id'),
  answerList: async (page: Page) => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'answers.csv' }
    const data = Buffer.from('编号,问题,答复,型号\nP1,没有答复,,ZZ-1\nP2,水不热,看水位,ZZ-1\n')
    const sent = await page.request.post(`${houseUrl()}/api/files`, { headers, data })
    const { id: file } = await sent.json()
    const read = await page.request.post(`${houseUrl()}/api/knowledge/imports`, { data: { file } })
    return String((await read.json()).id)
  },
  answer: (page: Page) => first(page, '/api/knowledge/answers?limit=1', 'id'),
  closedCase: (page: Page) => first(page, '/api/cases?limit=1&open=false', 'id'),
  visit: (page: Page) => first(page, '/api/followup/return-visits?limit=1', 'visitId'),
  slot: async (page: Page) => {
    const visit = await ids.visit(page)
    const sheet = await page.request.get(`${houseUrl()}/api/followup/visits/${visit}`)
    return String((await sheet.json()).visit.slotId)
  },
  line: (page: Page) => first(page, '/api/archive/product-lines', 'id'),
  model: (page: Page) => first(page, '/api/archive/models?limit=1', 'id'),
  staff: (page: Page) => first(page, '/api/people/staff?limit=1', 'id'),
} as const

async function first(page: Page, path: string, field: string): Promise<string> {
  const { items } = await (await page.request.get(`${houseUrl()}${path}`)).json()
  return String(items[0][field])
}

/** Every address of apps/desk/routes.tsx, as somebody who may go there. */
const pages: readonly (readonly [path: string, login: string, id?: keyof typeof ids])[] = [
  ['', 'lin'],
  ['call', 'lin'],
  ['answers', 'lin'],
  ['answers/new', 'lin'],
  ['answers/:id', 'han', 'answer'],
  ['answers/:id/edit', 'lin', 'answer'],
  ['answers/:id/editions', 'lin', 'answer'],
  ['answers/not-found', 'lin'],
  ['answers/to-review', 'han'],
  ['answers/contradicted', 'lin'],
  ['answers/models-without', 'lin'],
  ['answers/from-case/:id', 'lin', 'closedCase'],
  ['promises', 'lin'],
  ['promises/shift', 'lin'],
  ['promises/team', 'han'],
  ['promises/ledger', 'han'],
  ['day-end', 'han'],
  ['cases', 'lin'],
  ['cases/:id', 'lin', 'case'],
  ['board', 'qian'],
  ['print/labels', 'lin'],
  ['print/visits/:id', 'han', 'slot'],
  ['return-visits', 'he'],
  ['return-visits/unhappy', 'han'],
  ['return-visits/made', 'he'],
  ['return-visits/:id', 'he', 'visit'],
  ['customers', 'lin'],
  ['customers/new', 'lin'],
  ['customers/:id', 'lin', 'customer'],
  ['customers/:id/edit', 'lin', 'customer'],
  ['customers/:id/merge', 'han', 'customer'],
  ['devices/:id/merge', 'han', 'device'],
  ['duplicates', 'han'],
  ['duplicates/devices', 'han'],
  ['duplicates/merged', 'han'],
  ['duplicates/merged-devices', 'han'],
  ['customers/:id/devices/new', 'lin', 'customer'],
  ['devices/:id', 'lin', 'device'],
  ['devices/:id/edit', 'lin', 'device'],
  ['catalogue', 'lin'],
  ['product-lines/:id', 'lin', 'line'],
  ['models/:id', 'lin', 'model'],
  ['faults', 'han'],
  ['synonyms', 'han'],
  ['public-answers', 'han'],
  ['imports', 'han'],
  ['imports/answers', 'han'],
  ['imports/answers/:id', 'han', 'answerList'],
  ['exports', 'han'],
  ['figures', 'han'],
  ['figures/behind', 'han'],
  ['staff', 'admin'],
  ['staff/:id', 'admin', 'staff'],
  ['service-points', 'admin'],
  ['teams', 'admin'],
  ['duty', 'qian'],
  ['calendars', 'admin'],
  ['standards', 'han'],
  ['conduct', 'han'],
  ['notices', 'han'],
  ['notices/settings', 'admin'],
  ['account', 'lin'],
  ['*', 'lin'],
]
/** Looked at by axe where its test has made one: an import needs a list that was brought in. */
const elsewhere = ['imports/:id']

test('no page is left out', () => {
  const source = readFileSync(new URL('../../apps/desk/routes.tsx', import.meta.url), 'utf8')
  const addresses = [...source.matchAll(/path: '([^'/][^']*)'/g)].map(([, path]) => path)
  expect([...pages.map(([path]) => path), ...elsewhere].toSorted()).toEqual(['', ...addresses].toSorted())
})

async function rests(page: Page, shade: 'light' | 'dark') {
  await expect(page.locator('html')).toHaveAttribute('data-shade', shade)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.ant-skeleton')).toHaveCount(0)
}

for (const login of new Set(pages.map(([, who]) => who))) {
  test(`the pages of ${login}: accessible in light and dark`, async ({ context }) => {
    test.setTimeout(180_000)
    const page = await at(context, login, '/no-such-page')
    for (const [path, , id] of pages.filter(([, who]) => who === login)) {
      await test.step(`/${path}`, async () => {
        const shown = path.replace('*', 'nowhere').replace(':id', id ? await ids[id](page) : '')
        await page.goto(`${houseUrl()}/${shown}`)
        await rests(page, 'light')
        await expectAccessible(page)
        await page.emulateMedia({ colorScheme: 'dark' })
        await rests(page, 'dark')
        await expectAccessible(page, 'colours')
        await page.emulateMedia({ colorScheme: 'light' })
      })
    }
  })
}

test('what one may not see says so, accessibly', async ({ context }) => {
  const page = await at(context, 'lin', '/staff')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
})
