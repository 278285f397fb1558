import { expect, expectAccessible, test } from './support/desk.ts'

/** From a figure to the cases behind it, at a desk and on a phone, in Chinese and in English. */
test('a figure opens to its cases; charts say what they show and stand beside as numbers', async ({
  meet,
}) => {
  const han = await meet('han', '/figures')
  const chart = han.getByRole('img', { name: /^履约率的变化/ })
  await expect(chart.locator('svg')).toBeVisible()
  await han.getByText('看数字').first().click()
  await expect(
    han.getByRole('table', { name: '履约率', exact: true }).getByRole('link').first(),
  ).toBeVisible()
  await expectAccessible(han)

  const count = han.getByRole('link', { name: /^履约率 \d+ \/ \d+/ }).first()
  const [, kept, due] = /(\d+) \/ (\d+)/.exec((await count.textContent()) ?? '') ?? []
  await count.click()
  await expect(han.getByRole('heading', { level: 1, name: '履约率' })).toBeVisible()
  const rows = han.getByRole('table', { name: '履约率' }).locator('tbody tr')
  const missed = Number(due) - Number(kept)
  await han.getByText('迟履约、失约', { exact: true }).click()
  await expect(rows).toHaveCount(Math.min(missed, 50))
  await expectAccessible(han)
  await rows.first().getByRole('link').first().click()
  await expect(han).toHaveURL(/\/cases\//)
})

test('rework: the days are the reader’s choice, each installer leads to his devices', async ({ meet }) => {
  const han = await meet('han', '/figures?from=2025-06-01&to=2027-12-31', { width: 390, height: 844 })
  await han.getByText('30 天', { exact: true }).click()
  await expect(han).toHaveURL(/days=30/)
  await expect(han.getByText('满 30 天的设备')).toBeVisible()
  await expectAccessible(han)
  const wide = () => han.evaluate(() => document.documentElement.scrollWidth)
  expect(await wide()).toBeLessThanOrEqual(390)
  const his = han.getByRole('table', { name: '按初装人员' }).getByRole('row', { name: /李志强/ })
  await his.getByRole('link').first().click()
  await expect(han.getByRole('heading', { level: 1 })).toContainText('返修率')
  await expect(han.getByText('李志强').first()).toBeVisible()
  expect(await wide()).toBeLessThanOrEqual(390)
})
