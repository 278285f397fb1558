import type { Page } from '@playwright/test'
import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { choose, counted, fill, pick } from './support/fill.ts'
import { type Chosen, workbook } from './support/list.ts'
import { sign, tickAll } from './support/visit.ts'
import { original, skipped, soonest, ZONE } from './support/window.ts'

/**
 * The first thread of the main job in the browser: a list comes in, a customer of it rings, the original
 * installer goes, somebody else asks how it was, the case closes. Each person sits at a machine of his own.
 */
const PHONE = { width: 390, height: 844 }
const today = () => Temporal.Now.plainDateISO(ZONE)

/** han chooses a file; it is read, and nothing is written yet. */
async function bringIn(han: Page, file: string | Chosen) {
  await han.goto(`${houseUrl()}/imports`)
  const chooser = han.waitForEvent('filechooser')
  await han.getByRole('button', { name: '选择名单文件' }).click()
  await (await chooser).setFiles(file)
  await expect(han.getByRole('heading', { name: '文件是这样理解的' })).toBeVisible()
  await expect(han.getByRole('heading', { name: '如果写入，会有' })).toBeVisible()
}

async function write(han: Page, rows: number) {
  await han.getByRole('button', { name: `写入 ${rows} 行` }).click()
  await expect(han.getByRole('heading', { name: '结果' })).toBeVisible({ timeout: 30_000 })
}

test('a list in GB18030 comes in: its broken row is named, and the same file again changes nothing', async ({
  meet,
}) => {
  test.setTimeout(180_000)
  const list = 'test/e2e/fixtures/old-customers.gb18030.csv'
  const han = await meet('han', '/imports')
  await bringIn(han, list)
  await expect(han.getByText('GB18030（GBK）', { exact: true })).toBeVisible()
  const foreseen = { 新客户: 3, 补充到已有客户: 0, '已有，不变': 0, 不写入: 1 }
  await expect.poll(() => counted(han)).toEqual(foreseen)
  const rows = han.getByRole('table', { name: '逐行查看' })
  const broken = rows.getByRole('row', { name: /皇甫若兰/ })
  await expect(broken.getByRole('cell').first()).toHaveText('4')
  await expect(broken).toContainText('购买日期：日期看不懂')
  await expect(broken).toContainText('2024-13-45')
  await expect(rows.getByRole('row', { name: /尉迟守信/ })).toContainText('按姓名记下')
  await expectAccessible(han)

  await write(han, 3)
  await expect.poll(() => counted(han)).toEqual(foreseen)
  await han
    .getByRole('textbox', { name: '搜索' })
    .or(han.getByRole('combobox', { name: '搜索' }))
    .fill('6101')
  await expect(han.getByRole('option', { name: /上官㛃/ })).toHaveCount(1)

  await bringIn(han, list)
  await expect.poll(() => counted(han)).toEqual({ 新客户: 0, 补充到已有客户: 0, '已有，不变': 3, 不写入: 1 })
  await expect(han.getByText('其余的内容都已经在档案里了', { exact: false })).toBeVisible()
  await expect(han.getByRole('button', { name: /^写入/ })).toHaveCount(0)
})

/** Installed 40 days ago: what breaks now counts against the installation. */
async function newCustomers(): Promise<Chosen> {
  const [bought, installed] = [today().subtract({ days: 45 }), today().subtract({ days: 40 })]
  const of = { 产品线: '真空管太阳能热水器', 型号: '金阳 JY-24/2.1', 购买日期: bought, 安装日期: installed }
  return workbook('十月安装.xlsx', [
    {
      ...of,
      客户姓名: '欧阳静姝',
      联系电话: '139 5340 7201',
      地址: '德州市德城区湖滨北路 88 号 2 单元 501',
      序列号: 'JY24-0720-0201',
      初装人员: '王建国',
      辅料明细: '铜管 6 米、保温管 6 米',
      购买地点: '德城店',
      备注: '家里有老人',
    },
    {
      ...of,
      客户姓名: '濮阳采薇',
      联系电话: '139 5340 7202',
      地址: '德州市德城区天衢西路 12 号',
      序列号: 'JY24-0720-0202',
      初装人员: '马永福',
    },
  ])
}

const WORDS = {
  symptom: '昨晚起水不热，家里有老人',
  cause: '初装时进水接头没有拧紧',
  work: '重新缠生料带并拧紧，试水半小时',
  explanation: '接头当初没拧紧，我们返工，不收费',
}

/** lin finds her by initials and promises the soonest window for which the installer is on shift. */
async function promiseVisit(lin: Page) {
  await lin.getByRole('combobox', { name: '谁打来的' }).fill('oyjs')
  await expect(lin.getByRole('option').first()).toContainText('欧阳静姝')
  await lin.keyboard.press('Enter')
  await expect(lin.getByRole('complementary', { name: '欧阳静姝' })).toBeVisible()
  await expect(lin.getByLabel('故障现象')).toBeFocused()
  await lin.keyboard.type(WORDS.symptom)
  await choose(lin, '约时间上门')
  await soonest(lin, original(lin, '王建国'))
  await expectAccessible(lin)
  await lin.keyboard.press('Control+Enter')
  await expect(lin.getByRole('status').first()).toContainText(/欧阳静姝.*王建国上门/)
  await lin.getByRole('link', { name: '打开服务请求' }).click()
  await expect(lin.getByRole('list', { name: '承诺' })).toContainText('王建国')
}

/** wang takes the job, is there, and writes what it was. @returns the time of day at which he came */
async function makeVisit(wang: Page): Promise<string> {
  const job = wang.getByRole('listitem').filter({ hasText: WORDS.symptom })
  await expect(wang.getByRole('heading', { level: 1 })).toBeVisible()
  for (let day = 0; day < 7; day++) {
    await expect(wang.locator('.jobs, .empty').first()).toBeVisible()
    if (await job.isVisible()) break
    await wang.getByRole('button', { name: '后一天' }).click()
  }
  await expectAccessible(wang)
  await job.getByRole('button', { name: '接单' }).click()
  await job.getByRole('link').click()
  await expect(wang.getByRole('heading', { level: 1 })).toHaveText('欧阳静姝')
  await expect(wang.getByRole('link', { name: '打电话' })).toHaveAttribute('href', 'tel:+8613953407201')
  await tickAll(wang)
  await checkIn(wang)
  const came = Temporal.Now.plainTimeISO(ZONE).toString().slice(0, 5)
  await wang.getByLabel('您看是什么原因').selectOption('安装')
  await fill(wang, { 故障原因: WORDS.cause, 处理措施: WORDS.work, 向客户的解释: WORDS.explanation })
  await wang.getByRole('button', { name: '加一种用料' }).click()
  await fill(wang, { 名称: '生料带', 数量: '1', 单位: '卷' })
  await tickAll(wang)
  await sign(wang, '欧阳静姝')
  await expectAccessible(wang)
  await wang.getByRole('button', { name: '完工', exact: true }).click()
  await expect(wang.getByRole('heading', { name: '已完工' })).toBeVisible()
  return came
}

/** Half an hour early or less is on time; earlier, the customer must have agreed, and the page asks. */
async function checkIn(wang: Page) {
  const [button, agreed] = [
    wang.getByRole('button', { name: '到了，签到' }),
    wang.getByRole('checkbox', { name: '客户已经同意' }),
  ]
  await button.click()
  const report = wang.getByRole('heading', { name: '完工报告' })
  await expect(agreed.or(report).first()).toBeVisible()
  if (await agreed.isVisible()) {
    await agreed.check()
    await button.click()
  }
  await expect(report).toBeVisible()
}

/** lin would close, and is told what is still owed. */
async function cannotClose(lin: Page) {
  const missing = lin.locator('.missing')
  await expect(missing).toContainText('还没有回访')
  await lin.getByRole('button', { name: '关闭', exact: true }).click()
  const dialog = lin.getByRole('dialog', { name: '关闭服务请求' })
  await expect(dialog.getByRole('list', { name: '关闭之前还差' })).toContainText('还没有回访')
  await expect(dialog.getByRole('link', { name: '去回访' })).toBeVisible()
  await expect(dialog.getByLabel('最后说明')).toHaveCount(0)
  await lin.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** he, who was not there, asks the seven things. */
async function askHowItWas(he: Page, came: string) {
  await he.getByRole('link', { name: '欧阳静姝' }).click()
  await expect(he.getByText(WORDS.cause).first()).toBeVisible()
  await choose(he, '能用')
  await choose(he, '修好了')
  await he.getByLabel('故障原因：客户怎么理解的').fill('接头当初没拧紧')
  await he.getByLabel('上门时间：客户说几点到的').fill(came)
  for (const manner of ['穿鞋套', '有礼貌', '讲清了原因'])
    await choose(he.getByRole('radiogroup', { name: manner }), '是')
  await choose(he, '很满意')
  await he.getByLabel('意见', { exact: true }).fill('来得准时，讲得明白')
  await expectAccessible(he)
  await he.getByRole('button', { name: '记下回访' }).click()
  await expect(he).toHaveURL(/\/return-visits$/)
  await expect(he.getByRole('link', { name: '欧阳静姝' })).toHaveCount(0)
}

/** lin tells the customer that it is done, and closes. */
async function reportBackAndClose(lin: Page) {
  await lin.getByRole('button', { name: '记一次回电' }).first().click()
  const call = lin.getByRole('dialog', { name: /回电给/ })
  await fill(call, { 说了什么: '告诉客户已经修好，有事随时来电；客户说水热了' })
  await call.getByRole('button', { name: '记下' }).click()
  await expect(call).toBeHidden()
  await expect(lin.getByText('都办妥了', { exact: false })).toBeVisible()
  await lin.getByRole('button', { name: '关闭', exact: true }).click()
  const dialog = lin.getByRole('dialog', { name: '关闭服务请求' })
  await dialog.locator('button[type=submit]').click()
  await expect(lin.getByRole('button', { name: '重新打开' })).toBeVisible()
}

/** What the books say: the ledger with its evidence, the repair card. */
async function theBooks(han: Page) {
  await han.goto(`${houseUrl()}/promises/ledger?period=ahead`)
  const hers = han.getByRole('table', { name: '承诺台账' }).getByRole('row', { name: /欧阳静姝/ })
  await expect(hers).toHaveCount(2)
  const visit = hers.filter({ hasText: '工程师到达' })
  await expect(visit).toContainText('王建国')
  await expect(visit).toContainText('已履约')
  await expect(hers.filter({ hasText: '往来记录' })).toContainText('已履约')
  await han.getByRole('combobox', { name: '搜索' }).fill('JY24-0720-0201')
  await expect(han.getByRole('option', { name: /欧阳静姝|JY24/ }).first()).toBeVisible()
  await han.keyboard.press('Enter')
  await expect(han.getByRole('heading', { level: 1 })).toContainText('维修资料卡')
  for (const words of Object.values(WORDS)) await expect(han.getByText(words).first()).toBeVisible()
  await expectAccessible(han)
}

/** Promises kept, and how often what wang installed broke, as the page shows them. */
async function figures(han: Page) {
  const to = today().add({ days: 9 })
  await han.goto(`${houseUrl()}/figures?from=${today().subtract({ days: 89 })}&to=${to}`)
  const wang = han.getByRole('table', { name: '按初装人员' }).getByRole('row', { name: /王建国/ })
  const soFar = wang.getByRole('cell').last()
  await expect(soFar).toContainText(/\d+ \/ \d+/)
  const broke = Number(/(\d+) \/ \d+/.exec((await soFar.textContent()) ?? '')?.[1])
  const kept = han.locator('.rate dl > div').first().locator('dd')
  return { broke, kept: Number(await kept.textContent()) }
}

test('from the ring to the return visit, by four people, on a list that came in through the page', async ({
  meet,
}) => {
  test.setTimeout(240_000)
  const han = await meet('han', '/imports')
  const before = await test.step('a list comes in', async () => {
    await bringIn(han, await newCustomers())
    await expect.poll(() => counted(han)).toMatchObject({ 新客户: 2, 不写入: 0 })
    await write(han, 2)
    return figures(han)
  })
  const lin = await meet('lin', '/call')
  await test.step('a window is promised on the phone', () => promiseVisit(lin))
  const wang = await meet('wang', '/field', PHONE)
  const came = await test.step('the installer goes', () => makeVisit(wang))
  await test.step('it may not be closed yet', () => cannotClose(lin))
  const he = await meet('he', '/return-visits')
  await test.step('somebody else asks how it was', () => askHowItWas(he, came))
  await test.step('told, and closed', () => reportBackAndClose(lin))
  await test.step('the books', async () => {
    await theBooks(han)
    const after = await figures(han)
    expect(after).toEqual({ broke: before.broke + 1, kept: before.kept + 2 })
  })
})

test('the installer is away: he is passed by, and the list says why', async ({ meet }) => {
  test.setTimeout(180_000)
  const han = await meet('han', '/imports')
  await bringIn(han, await newCustomers())
  await expect.poll(() => counted(han)).toHaveProperty('新客户')
  if ((await counted(han)).新客户) await write(han, 2)
  const qian = await meet('qian', '/duty')
  await qian.getByRole('button', { name: '登记请假' }).click()
  const dialog = qian.getByRole('dialog', { name: '登记请假' })
  await pick(dialog, '员工', '马永福')
  await fill(dialog, { 从: today().toString(), 到: today().add({ days: 2 }).toString() })
  await dialog.getByRole('button', { name: '登记请假' }).click()
  await expect(dialog).toBeHidden()

  const lin = await meet('lin', '/call')
  await lin.getByRole('combobox', { name: '谁打来的' }).fill('pycw')
  await expect(lin.getByRole('option').first()).toContainText('濮阳采薇')
  await lin.keyboard.press('Enter')
  await expect(lin.getByRole('complementary', { name: '濮阳采薇' })).toBeVisible()
  await lin.getByLabel('故障现象').fill('水箱漏水')
  await choose(lin, '约时间上门')
  await soonest(lin, skipped(lin, '马永福', '请假'))
  await expect(lin.locator('.candidate.chosen')).toContainText(/同一班组|有技能/)
})
