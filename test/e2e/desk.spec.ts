import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { at, expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { someoneKnown } from './support/known.ts'

async function find(page: Page, text: string) {
  const box = page.getByRole('combobox', { name: '搜索' })
  // A key pressed before the page stands is nobody's: press until it is heard.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(box).toBeFocused({ timeout: 1000 })
  }).toPass({ timeout: 15_000 })
  await box.fill(text)
  return page.getByRole('listbox', { name: '搜索' })
}

for (const [device, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`${device}: signing in by hand with a wrong and a right password`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await page.goto(houseUrl())
    await page.getByLabel('用户名或手机号').fill('lin')
    await page.getByLabel('密码', { exact: true }).fill('not this one')
    await page.keyboard.press('Enter')
    await expect(page.getByText('不对', { exact: false }).first()).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('林晓燕')
    await expectAccessible(page)
  })

  test(`${device}: a customer is found by initials, four digits and two characters, by keys alone`, async ({
    context,
  }) => {
    const page = await at(context, 'lin')
    await page.setViewportSize(viewport)
    const known = await someoneKnown(page)
    const fragment = [...known.address].slice(-6, -4).join('')
    for (const text of [known.initials, known.phone.slice(-4), `${known.name} ${fragment}`, fragment]) {
      const list = await find(page, text)
      await expect(list.getByRole('option').first()).toBeVisible()
    }
    const list = await find(page, `${known.phone.slice(-4)} ${known.initials}`)
    await expect(list.getByRole('option', { name: known.name }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/(customers|devices)\//)
  })

  test(`${device}: the device card opens and the customer is edited`, async ({ context }) => {
    const page = await at(context, 'lin')
    await page.setViewportSize(viewport)
    const known = await someoneKnown(page)
    await page.goto(`${houseUrl()}/devices/${known.device}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('维修资料卡')
    await expect(page.getByText('初装人员')).toBeVisible()
    await expectAccessible(page)
    await page.goto(`${houseUrl()}/customers/${known.id}/edit`)
    const note = `周末在家,${device}`
    await page.getByLabel('备注').last().fill(note)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page).toHaveURL(new RegExp(`/customers/${known.id}$`))
    await expect(page.getByText(note)).toBeVisible()
    await expectAccessible(page)
  })
}

test('language and theme are switched, kept over a reload, and signing out forgets', async ({ context }) => {
  const page = await at(context, 'lin')
  await page.getByRole('button', { name: /语言/ }).click()
  await page.getByRole('menuitem', { name: '繁體中文' }).click()
  await expect(page.getByRole('link', { name: '報表' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await page.getByRole('button', { name: /語言/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('link', { name: 'Promises' })).toBeVisible()
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-shade', 'dark')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Promises' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-shade', 'dark')
  await expectAccessible(page)
  await page.getByRole('button', { name: /My account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
