import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { someoneKnown } from './support/known.ts'

const PHONE = { width: 390, height: 844 }

test('the first walk is ticked as its things are done, and dismissed for good', async ({ meet }) => {
  const lin = await meet('lin', '/')
  const walk = lin.getByRole('region', { name: '头三件事' })
  await expect(walk.getByRole('listitem')).toHaveCount(3)
  await expect(walk.getByRole('img', { name: '做过了' })).toHaveCount(0)
  await expectAccessible(lin)

  const known = await someoneKnown(lin)
  await lin.goto(`${houseUrl()}/customers/${known.id}`)
  await expect(lin.getByRole('heading', { level: 1 })).toContainText(known.name)
  await lin.getByRole('link', { name: '今天' }).first().click()
  await expect(walk.getByRole('listitem').first().getByRole('img', { name: '做过了' })).toBeVisible()
  await walk.getByRole('link', { name: /接一个电话/ }).click()
  await expect(lin).toHaveURL(/\/call/)
  await lin.goBack()

  await walk.getByRole('button', { name: '不用了' }).click()
  await expect(walk).toHaveCount(0)
  await lin.reload()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('林晓燕')
  await expect(lin.getByRole('heading', { name: '我的承诺' })).toBeVisible()
  await expect(walk).toHaveCount(0)
})

test('the manager’s first thing is a real customer who is not happy', async ({ meet }) => {
  const han = await meet('han', '/')
  const walk = han.getByRole('region', { name: '头三件事' })
  await walk.getByRole('link', { name: /有位客户不满意/ }).click()
  await expect(han).toHaveURL(/\/(cases\/|return-visits\/unhappy)/)
})

test('on the phone a technician’s opened job is ticked; he sends the card away', async ({ meet }) => {
  const wang = await meet('wang', '/field', PHONE)
  const walk = wang.getByRole('region', { name: '头三件事' })
  await expect(walk.getByRole('listitem')).toHaveCount(3)
  await wang.locator('.job a').first().click()
  await expect(wang).toHaveURL(/\/field\/jobs\//)
  await wang.goBack()
  await expect(walk.getByRole('img', { name: '做过了' })).toHaveCount(1)
  await expectAccessible(wang)
  await walk.getByRole('button', { name: '不用了' }).click()
  await expect(walk).toHaveCount(0)
})
