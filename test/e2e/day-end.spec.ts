import { expect, expectAccessible, test } from './support/desk.ts'

/** 日清: before going home each open case is explained, by keys, and the manager sees how far everybody is. */
test('what is not settled today gets its reason, day and callback; the manager sees the rate', async ({
  meet,
}) => {
  const lin = await meet('lin', '/day-end')
  const list = lin.getByRole('list', { name: '日清' })
  const open = list.getByRole('listitem').filter({ has: lin.getByRole('button', { name: '交代清楚' }) })
  await expect(open.first()).toBeVisible()
  const before = await open.count()
  const number = (await open.first().getByRole('link').first().textContent())?.split(' ')[0] ?? ''
  await expectAccessible(lin)

  await open.first().getByRole('button', { name: '交代清楚' }).focus()
  await lin.keyboard.press('Enter')
  const dialog = lin.getByRole('dialog')
  await expect(dialog).toContainText(number)
  await dialog.getByRole('radio', { name: '等专家或厂家意见' }).focus()
  await lin.keyboard.press('4')
  await expect(dialog.getByLabel('说明')).toBeFocused()
  await lin.keyboard.insertText('已发给厂家技术部')
  const another = dialog.getByRole('radio', { name: '另外约一个时间回电' })
  if ((await another.count()) > 0) {
    await another.focus()
    await lin.keyboard.press('Space')
  }
  await dialog.getByRole('radiogroup', { name: '常用时间' }).getByRole('radio').first().focus()
  await lin.keyboard.press('3')
  await dialog.getByLabel('怎样告诉客户的').focus()
  await lin.keyboard.insertText('厂家明天上午给意见，我两小时后给您回电')
  await expectAccessible(lin)
  await lin.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(open).toHaveCount(before - 1)
  const done = list.getByRole('listitem').filter({ hasText: number })
  await expect(done).toContainText('已交代')
  await expect(done).toContainText('已发给厂家技术部')

  const han = await meet('han', '/day-end')
  const people = han.getByRole('table', { name: '全体' })
  await expect(people.getByRole('row', { name: /林晓燕/ })).toContainText('%')
  await people.getByRole('link', { name: '林晓燕' }).press('Enter')
  await expect(han.getByRole('heading', { level: 1 })).toHaveText('林晓燕的日清')
  await expect(han.getByRole('list', { name: '日清' })).toContainText('已发给厂家技术部')
  await expectAccessible(han)
})
