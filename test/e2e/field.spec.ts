import type { BrowserContext, Page } from '@playwright/test'
import { addAnswer, putContent } from '#service/knowledge/contract/answers.ts'
import { attachToAnswer } from '#service/knowledge/contract/attachments.ts'
import { at, expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { tell } from './support/tell.ts'

const phone = { width: 390, height: 844 }

/** WeChat's web view has no `Temporal`; it comes as a chunk of its own before the first page is drawn. */
const forgetTemporal = (context: BrowserContext) =>
  context.addInitScript(() => {
    delete (globalThis as { Temporal?: unknown }).Temporal
  })

test('a technician signs in on his phone without Temporal and leafs through his days', async ({
  context,
}) => {
  await forgetTemporal(context)
  const page = await context.newPage()
  await page.setViewportSize(phone)
  await page.goto(`${houseUrl()}/field`)
  await page.getByLabel('用户名或手机号').fill('liu')
  await page.getByLabel('密码').fill('yinuo-qianjin')
  await page.getByRole('button', { name: '登录' }).click()
  const day = page.getByRole('heading', { level: 1 })
  await expect(day).toContainText('今天')
  await expect(page.getByText(/今天没有安排上门|–\d\d:\d\d/).first()).toBeVisible()
  await expectAccessible(page)
  // Who goes where depends on the day on which the demo world was made; everybody went somewhere lately.
  const shown = page.locator('.job, .empty').first()
  for (let back = 0; back < 30; back++) {
    await page.getByRole('button', { name: '前一天' }).click()
    await expect(day).not.toContainText('今天')
    await expect(shown).toBeVisible()
    if (await page.locator('.job').count()) break
  }
  await page.locator('.job a').first().click()
  await expect(page.getByText('已完工').first()).toBeVisible()
  await expectAccessible(page)
})

test('desk counts in time without Temporal, too', async ({ context }) => {
  await forgetTemporal(context)
  const page = await at(context, 'lin', '/promises')
  await expect(page.getByRole('heading', { name: '承诺' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/还有|已超时|没有等着您的承诺/).first()).toBeVisible()
})

test('the office is shown its own pages', async ({ context }) => {
  const page = await at(context, 'lin', '/field')
  await expect(page.getByText('这里是服务工程师用的页面。')).toBeVisible()
  await page.getByRole('link', { name: '打开办公页面' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('林晓燕')
})

test('without a network the technician is told so', async ({ context }) => {
  const page = await at(context, 'liu', '/field')
  await page.setViewportSize(phone)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('今天')
  await context.setOffline(true)
  await expect(page.getByText('没有网络。', { exact: false })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('没有网络。', { exact: false })).toHaveCount(0)
})

/** Of today, or of the last day on which there was one. */
async function openSomeJob(page: Page) {
  await page.setViewportSize(phone)
  await expect(page.locator('.job, .empty').first()).toBeVisible()
  for (let back = 0; back < 30 && (await page.locator('.job').count()) === 0; back++) {
    await page.getByRole('button', { name: '前一天' }).click()
    await expect(page.locator('.job, .empty').first()).toBeVisible()
  }
  await page.locator('.job a').first().click()
}

/** An answer with all that one can have: a picture in its words and at a step, a document, a part. */
async function wholeAnswer(page: Page, title: string) {
  const send = async (name: string, data: Buffer) => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': name }
    const sent = await page.request.post(`${houseUrl()}/api/files`, { headers, data })
    return String((await sent.json()).id)
  }
  const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal' } as const
  const { id, edition } = await tell(page.request, addAnswer, {
    body: { card, content: { title, body: title } },
  })
  const params = { id }
  const hang = async (file: string) =>
    (await tell(page.request, attachToAnswer, { params, body: { file } })).id
  const shot = await hang(await send('plug.png', await page.screenshot()))
  await hang(await send('wiring.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')))
  const content = {
    title,
    body: `先看**插头**。\n\n| 颜色 | 意思 |\n| --- | --- |\n| 红 | 断开 |\n\n![插头的样子](attachment:${shot})`,
    steps: [
      { id: 'a', say: '拔下插头。', picture: shot, next: 'b' },
      { id: 'b', say: '再插紧。', next: 'solved' },
    ],
    parts: [{ name: '探头', quantity: 2 }],
  }
  await tell(page.request, putContent, { params, body: { base: edition, content } })
}

test('a technician reads an answer with its pictures, parts and document, and the lesson before he gives it', async ({
  context,
  meet,
}) => {
  const title = `探头 V${Date.now() % 1_000_000}`
  const han = await meet('han', '/account')
  await wholeAnswer(han, title)
  const card = { kind: 'lesson', language: 'zh-Hans', audience: 'customer', confidence: 'validated' } as const
  const words = { title: `交给您 L${Date.now() % 1_000_000}`, body: '1. **上水**：早上或晚上。' }
  await tell(han.request, addAnswer, { body: { card, content: words } })
  const page = await at(context, 'wang', '/field')
  await openSomeJob(page)
  const answers = page.locator('.answers')
  await page.getByRole('searchbox', { name: '找答复' }).fill(title)
  await answers.getByRole('button', { name: title }).click()
  const article = answers.getByRole('article')
  await expect(article.getByText('探头 × 2')).toBeVisible()
  const seen = (picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0
  await expect.poll(() => article.getByAltText('插头的样子').evaluate(seen)).toBe(true)
  await expect.poll(() => article.getByAltText('这一步的图片').evaluate(seen)).toBe(true)
  await expect(article.getByRole('cell', { name: '断开' })).toBeVisible()
  const coming = page.waitForEvent('download')
  await article.getByRole('link', { name: 'wiring.pdf' }).click()
  expect((await coming).suggestedFilename()).toBe('wiring.pdf')
  await article.getByRole('button', { name: '做好了，下一步' }).click()
  await article.getByRole('button', { name: '做好了，下一步' }).click()
  await expect(article.getByText('到这里应该好了。')).toBeVisible()
  await article.getByRole('button', { name: '从头再来' }).click()
  await expect(article.getByText('拔下插头。')).toBeVisible()
  await expectAccessible(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)

  await answers.getByRole('button', { name: '返回结果' }).click()
  await answers.getByRole('button', { name: words.title, expanded: false }).click()
  await expect(answers.getByRole('article').getByRole('listitem')).toHaveText('上水：早上或晚上。')
  await expectAccessible(page)
})

test('without a network the answers to one question never stand under the next', async ({ context }) => {
  const page = await at(context, 'wang', '/field')
  await openSomeJob(page)
  const box = page.getByRole('searchbox', { name: '找答复' })
  await box.fill('不上水')
  const hit = page.getByRole('button', { name: '太阳能不上水怎么办' })
  await expect(hit).toBeVisible()
  await context.setOffline(true)
  await box.fill('电加热漏电')
  await expect(page.getByText('没有收到回应。', { exact: false })).toBeVisible()
  await expect(hit).toHaveCount(0)
  await expect(box).toHaveValue('电加热漏电')
  await box.fill('不上水')
  await expect(hit).toBeVisible()
  await context.setOffline(false)
})
