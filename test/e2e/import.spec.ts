import { stat } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { counted, pick } from './support/fill.ts'
import { someoneKnown } from './support/known.ts'
import { type Chosen, sheet, thickWorkbook } from './support/list.ts'

/** A dealer brings his list in: in 简体 from an old CSV, in English from a workbook. */
async function bringIn(page: Page, button: string, file: string | Chosen) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles(file)
  await page.waitForURL(/imports\/./)
}

test('twelve years of habits in GBK: a column is pointed out, whole rows come in, and all is taken back', async ({
  meet,
}) => {
  const han = await meet('han', '/imports')
  await bringIn(han, '选择名单文件', 'test/e2e/fixtures/twelve-years.gb18030.csv')
  await expect(han.getByText('GB18030（GBK）', { exact: true })).toBeVisible()
  await expect(han.getByRole('region', { name: '原文的前几行' })).toContainText('南宫问雅')
  const foreseen = { 新客户: 3, 补充到已有客户: 0, '已有，不变': 0, 不写入: 2, 不算在内: 1 }
  await expect.poll(() => counted(han)).toEqual(foreseen)
  await expect(han.getByText('没有用上的列：序号和买的什么', { exact: false })).toBeVisible()
  await expectAccessible(han)

  await pick(han, '“买的什么”是', '型号')
  await expect(han.getByRole('button', { name: '写入 3 行' })).toBeDisabled()
  await han.getByRole('button', { name: '照这样重新核对' }).click()
  await han.getByRole('button', { name: '写入 3 行' }).click()
  await expect(han.getByText('新增 3 位客户、3 台设备。')).toBeVisible()
  await expect.poll(() => counted(han)).toEqual(foreseen)
  const rows = han.getByRole('table', { name: '逐行查看' })
  await expect(rows.getByRole('row', { name: /轩辕长风/ })).toContainText('日期看不懂')
  await expect(rows.getByRole('link', { name: '端木清和' })).toBeVisible()
  await expectAccessible(han)

  const download = han.waitForEvent('download')
  await han.getByRole('link', { name: '下载没有写入的行（CSV）' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)

  await han.getByRole('button', { name: '撤销这次导入' }).click()
  await han.getByRole('button', { name: '是', exact: true }).click()
  await expect(han.getByRole('status').filter({ hasText: '都拿掉了' })).toBeVisible()
  await expect(han.getByRole('button', { name: '撤销这次导入' })).toHaveCount(0)
})

test('a workbook of 40 MB is understood within seconds, judged to its end, and left aside', async ({
  meet,
}, info) => {
  const file = info.outputPath('thick.xlsx')
  await thickWorkbook(file, 4_000)
  expect((await stat(file)).size).toBeGreaterThan(40 * 2 ** 20)
  const han = await meet('han', '/imports')
  await bringIn(han, '选择名单文件', file)
  await expect(han.getByRole('region', { name: '原文的前几行' })).toContainText('厚册客户0')
  const write = han.getByRole('button', { name: /^写入 4,?000 行$/ })
  await expect(write).toBeVisible({ timeout: 60_000 })
  await han.getByRole('button', { name: '不导入了' }).click()
  await han.getByRole('button', { name: '是', exact: true }).click()
  await expect(write).toHaveCount(0)
})

test.describe('in English', () => {
  test.use({ locale: 'en-GB' })

  test('a workbook: an installer is hired, a double is kept apart, and the list is found again', async ({
    meet,
  }) => {
    const han = await meet('han', '/imports')
    const { phone } = await someoneKnown(han)
    const day = Temporal.PlainDate.from('2023-05-04')
    const list = await sheet('service-book.xlsx', [
      ['Customer', 'Phone', 'Address', 'Model', 'Installation date', 'Installer'],
      ['Ada Lindqvist', '13953407401', '9 Harbour Road', 'JY-24 Export', day, 'Olaf the Fitter'],
      ['Bela Novak', phone, '10 Harbour Road', 'JY-24 Export', day, 'Olaf the Fitter'],
      ['Cleo Marsh', '13953407403', '11 Harbour Road', 'JY-24 Export', '2023-02-31', ''],
    ])
    await bringIn(han, 'Choose a file', list)
    await expect.poll(() => counted(han)).toMatchObject({ 'Stays out': 1 })
    await pick(han, 'What to do with “Olaf the Fitter”', 'Add to the staff')
    const chosen = han.getByText('Add to the staff list', { exact: true }).filter({ visible: true })
    await expect(chosen).toHaveCount(1)
    const doubles = han.getByRole('table', { name: 'Customers that may be double' })
    await doubles.getByRole('radio', { name: 'No, keep both' }).check()
    await expectAccessible(han)
    await han.getByRole('button', { name: 'Write 2 rows' }).click()
    await expect(han.getByText('New: 2 customers, 2 devices.')).toBeVisible()

    await han.goto(`${houseUrl()}/imports`)
    const row = han
      .getByRole('table', { name: 'Lists that came in' })
      .getByRole('row', { name: /service-book/ })
    await expect(row).toContainText('Brought in')
    await row.getByRole('link').click()
    await han.getByRole('combobox', { name: 'Show' }).click()
    await han.getByTitle('All', { exact: true }).click()
    await han.getByRole('link', { name: 'Bela Novak' }).click()
    await expect(
      han.getByRole('link', { name: 'From the list “service-book.xlsx”, row 3.' }).first(),
    ).toBeVisible()
  })
})
