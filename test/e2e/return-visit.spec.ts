import type { Page } from '@playwright/test'
import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'

/**
 * The return visit as somebody makes forty of them in a row: no mouse, and for a happy customer no more than
 * 20 keys beside the words. A key held with another counts, too: Ctrl-Enter is two.
 */
const MOST_KEYS = 20

/** Somebody of the demo world who waits to be asked how it went. */
async function openNext(he: Page): Promise<string> {
  const first = he.getByRole('table', { name: '待回访' }).getByRole('link').first()
  const name = (await first.textContent()) ?? ''
  await first.click()
  await expect(he.getByRole('heading', { name: '回访要素' })).toBeVisible()
  return name
}

test('a happy customer by keys alone; what was not asked is not recorded', async ({ meet }) => {
  const he = await meet('he', '/return-visits')
  await openNext(he)
  await expectAccessible(he)
  let keys = 0
  const press = async (...chords: string[]) => {
    for (const chord of chords) {
      keys += chord.split('+').length
      await he.keyboard.press(chord)
    }
  }
  await expect(he.getByRole('radio', { name: '能用', exact: true })).toBeFocused()
  await press('1', '1')
  await he.keyboard.insertText('接头松了，师傅当场拧紧的')
  await press('Tab')
  await he.keyboard.insertText('930')
  // Work clothes, shoe covers, manners, cause: said. Whether it was clean nobody asked.
  await press('Tab', '1', '1', '1', '1', 'Tab', 'Tab', '5')
  await he.keyboard.insertText('来得准时')
  await press('Control+Enter')
  await expect(he).toHaveURL(/\/return-visits$/)
  console.log(`return visit, a happy customer: ${keys} keys`)
  expect(keys).toBeLessThanOrEqual(MOST_KEYS)

  await he.goto(`${houseUrl()}/return-visits/made`)
  await he.getByRole('table', { name: '已回访' }).getByRole('link').first().click()
  const made = he.getByRole('article').filter({ hasText: '来得准时' }).first()
  await expect(made).toContainText('讲清了原因：是')
  await expect(made).toContainText('5 很满意')
  await expect(made).not.toContainText('收拾干净')
})

test('where the customer and the record differ it is said before it is saved; the manager calls', async ({
  meet,
}) => {
  const he = await meet('he', '/return-visits')
  const name = await openNext(he)
  const beside = he.getByRole('region', { name: '客户的话与记录' })
  await expect(beside.locator('.chip')).toHaveCount(0)
  await he.keyboard.press('2')
  await expect(beside).toContainText('客户说还是不能用')
  await he.keyboard.press('3')
  await he.keyboard.insertText('说不清楚')
  await he.keyboard.press('Tab')
  await he.keyboard.insertText('2359')
  await he.keyboard.press('Tab')
  await expect(beside).toContainText(/客户说比签到晚 \d+ (分钟|小时)/)
  for (const key of ['1', '1', '1', '2', '1']) await he.keyboard.press(key)
  await expect(beside).toContainText('客户说没有讲清原因')
  await expect(beside).toContainText('说不清楚')
  await expectAccessible(he)
  await he.keyboard.press('Tab')
  await he.keyboard.press('1')
  await he.keyboard.insertText('修了两次还是不热')
  await he.keyboard.press('Control+Enter')
  await expect(he).toHaveURL(/\/return-visits$/)

  const han = await meet('han', '/return-visits/unhappy')
  const one = han.getByRole('listitem').filter({ hasText: '修了两次还是不热' })
  await expect(one).toContainText(name)
  await expect(one).toContainText('服务主管回电，最迟')
  await expectAccessible(han)
  await one.getByRole('button', { name: '记一次回电' }).click()
  const call = han.getByRole('dialog', { name: /回电给/ })
  await call.getByLabel('说了什么').fill('道歉，约好明天再去')
  await call.getByRole('button', { name: '记下' }).click()
  await expect(call).toBeHidden()
  await expect(one).toHaveCount(0)
})
