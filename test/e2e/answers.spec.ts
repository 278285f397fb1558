import { addDevice } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { addAnswer } from '#service/knowledge/contract/answers.ts'
import { receiveCall } from '#service/reception/contract.ts'
import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { tell } from './support/tell.ts'

/** A word that no other answer has: the walk finds its own. */
const mark = `E${Date.now() % 1_000_000}`
const title = `显示 ${mark}，不加热`

test('from the ring to solved by phone by keys alone: found as it is typed, walked, kept in the case', async ({
  meet,
}) => {
  const steps = [
    {
      id: 'a',
      say: '请看显示屏，字母后面是不是 1？',
      branches: [
        { reply: '是', to: 'b' },
        { reply: '不是', to: 'visit' },
      ],
    },
    { id: 'b', say: '请把探头插头拔下来，再插紧。', next: 'solved' },
  ]
  const han = await meet('han', '/account')
  await tell(han.request, addAnswer, {
    body: {
      card: { kind: 'answer', language: 'zh-Hans', audience: 'customer', confidence: 'validated' },
      content: { title, body: '水温探头松了。', steps },
    },
  })

  const page = await meet('lin', '/call')
  const phone = `137${String(Date.now() % 100_000_000).padStart(8, '0')}`
  const customer = await tell(page.request, addCustomer, { body: { name: '康答复', phones: [{ phone }] } })
  await tell(page.request, addDevice, { params: { id: customer.id }, body: { serial: mark } })
  await page.goto(`${houseUrl()}/call?phone=${phone}`)
  await expect(page.getByLabel('故障现象')).toBeFocused()
  await page.keyboard.insertText(`热水器 ${mark}`)
  const beside = page.getByRole('region', { name: '答复', exact: true })
  await expect(beside.getByRole('button', { name: title })).toBeVisible()
  await page.keyboard.press('Alt+a')
  await expect(beside.getByRole('button', { name: title })).toBeFocused()
  await page.keyboard.press('1')
  await expect(beside.getByText('字母后面是不是 1？')).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('1')
  await expect(beside.getByRole('button', { name: '电话解决' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('已受理，单号', { exact: false })).toBeVisible()

  await page.getByRole('link', { name: '打开服务请求' }).press('Enter')
  const told = page.getByRole('region', { name: '讲过的答复' })
  await expect(told).toContainText(title)
  await expect(told).toContainText('解决了')
  await expectAccessible(page)
})

test('what could not be mailed is told beside its key, and the same answer can be told instead', async ({
  meet,
}) => {
  const other = `P${Date.now() % 1_000_000}`
  const title = `压力 ${other}，泄水`
  const body = Array.from({ length: 40 }, (_, n) => `${n + 1}. 看一眼压力表。`).join('\n')
  const han = await meet('han', '/account')
  const card = { kind: 'answer', language: 'zh-Hans', audience: 'customer', confidence: 'validated' } as const
  await tell(han.request, addAnswer, { body: { card, content: { title, body } } })
  const page = await meet('lin', '/account')
  const phone = `136${String(Date.now() % 100_000_000).padStart(8, '0')}`
  const customer = await tell(page.request, addCustomer, { body: { name: '康没信箱', phones: [{ phone }] } })
  const { caseId } = await tell(page.request, receiveCall, {
    body: {
      customerId: customer.id,
      said: title,
      about: { trouble: { deviceId: null, reason: 'repair', urgency: 'normal', symptom: title } },
      ending: { as: 'left open' },
    },
  })
  await page.goto(`${houseUrl()}/cases/${caseId}`)
  await page.getByRole('button', { name: '找答复' }).click()
  const beside = page.getByRole('region', { name: '答复', exact: true })
  await beside.getByRole('button', { name: title }).click()
  await expect(beside.getByRole('button', { name: '发给客户' })).toBeInViewport()
  await page.keyboard.press('m')
  await expect(beside.getByRole('alert')).toBeInViewport()
  await expect(beside.getByRole('alert')).toContainText(/邮箱/)
  await page.keyboard.press('t')
  await expect(page.getByRole('region', { name: '讲过的答复' })).toContainText('结果未知')
})
