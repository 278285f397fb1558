import type { BrowserContext } from '@playwright/test'
import { at, expect, expectAccessible, houseUrl, test } from './support/desk.ts'

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

test('without a network the answers to one question never stand under the next', async ({ context }) => {
  const page = await at(context, 'wang', '/field')
  await page.setViewportSize(phone)
  await expect(page.locator('.job, .empty').first()).toBeVisible()
  for (let back = 0; back < 30 && (await page.locator('.job').count()) === 0; back++) {
    await page.getByRole('button', { name: '前一天' }).click()
    await expect(page.locator('.job, .empty').first()).toBeVisible()
  }
  await page.locator('.job a').first().click()
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
