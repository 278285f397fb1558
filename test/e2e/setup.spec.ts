import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/desk.ts'
import { type Program, startProgram } from './support/program.ts'

const ADMIN = { login: 'zhou', password: '从今天起答应的事都算数' }
const COLLEAGUE = { login: 'lu', password: '只有我自己知道的好密码' }

let program: Program
let folder: string
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await mkdtemp(join(tmpdir(), 'yinuo-e2e-empty-'))
  program = await startProgram({ data: folder, env: { YINUO_DEMO: 'off' } })
})
test.afterAll(async () => {
  await program?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function signIn(page: Page, login: string, password: string) {
  await page.getByLabel('用户名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /我的账户/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
}

test('without the demo world: the company, its administrator, a colleague with a one-time password', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.goto(program.url)
  await expect(page.getByRole('heading', { name: '开始使用一诺' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('公司名称').fill('朝阳电器服务部')
  await page.getByLabel('管理员姓名').fill('周文')
  await page.getByLabel('用户名').fill(ADMIN.login)
  await page.getByLabel('密码', { exact: true }).fill('太短')
  await page.getByRole('button', { name: '创建公司' }).click()
  await expect(page.getByText('密码太短', { exact: false })).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: '创建公司' }).click()
  await expect(page.getByText('公司已创建，请登录。')).toBeVisible()

  await signIn(page, ADMIN.login, ADMIN.password)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('周文')
  const first = page.getByRole('region', { name: '从这里开始' })
  await expect(first.getByRole('listitem')).toHaveCount(3)
  await expectAccessible(page)
  const oneTime = await addColleague(page)
  await page.getByRole('link', { name: '今天' }).first().click()
  await expect(first.getByRole('img', { name: '做过了' })).toHaveCount(1)
  await signOut(page)

  // What the administrator read out opens one door only: the one to a password of her own.
  await signIn(page, COLLEAGUE.login, oneTime)
  await expect(page.getByRole('heading', { name: '设一个自己的密码' })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${program.url}/customers`)
  await expect(page.getByRole('heading', { name: '设一个自己的密码' })).toBeVisible()
  await page.getByLabel('一次性密码').fill(oneTime)
  await page.getByLabel('新密码', { exact: true }).fill(COLLEAGUE.password)
  await page.getByLabel('再输入一次新密码').fill(COLLEAGUE.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '接听来电' })).toBeVisible()
  await page.goto(program.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('卢晓')

  await signOut(page)
  await signIn(page, COLLEAGUE.login, oneTime)
  await expect(page.getByText('不对', { exact: false }).first()).toBeVisible()
})

/** @returns the password that is shown once */
async function addColleague(page: Page): Promise<string> {
  await page.goto(`${program.url}/staff`)
  await page.getByRole('button', { name: '添加员工' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('卢晓')
  await dialog.getByLabel('用户名').fill(COLLEAGUE.login)
  await dialog.getByRole('checkbox', { name: /客服/ }).check()
  await dialog.getByRole('button', { name: '添加员工' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('卢晓')
  await page.getByRole('button', { name: '重设密码' }).click()
  await page.getByRole('button', { name: '生成一次性密码' }).click()
  const shown = page.getByRole('dialog').locator('code')
  await expect(shown).toBeVisible()
  const secret = ((await shown.textContent()) ?? '').trim()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  return secret
}
