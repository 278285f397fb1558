import type { Locator, Page } from '@playwright/test'
import { addDevice, listModels } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import { expect, expectAccessible, houseUrl, test } from './support/desk.ts'
import { tell } from './support/tell.ts'

/**
 * The call console as somebody with a headset uses it: no mouse, and no more than 25 keys beside what is
 * typed, from the ring until the call is saved. A key held with another counts, too: Ctrl-Enter is two.
 */
const MOST_KEYS = 25

type Hands = ReturnType<typeof handsOf>

/** Keys are counted; words are not. */
function handsOf(page: Page) {
  let keys = 0
  return {
    page,
    keys: () => keys,
    async press(...chords: string[]) {
      for (const chord of chords) {
        keys += chord.split('+').length
        await page.keyboard.press(chord)
      }
    },
    type: (words: string) => page.keyboard.insertText(words),
  }
}

const ring = Date.now() % 100_000_000
let rung = 0
/** A number that nobody of the demo world has. */
const newPhone = () => `139${String(ring + rung++).padStart(8, '0')}`

const box = (page: Page) => page.getByRole('combobox', { name: '谁打来的' })
const said = (page: Page) => page.getByLabel('故障现象')
const saved = (page: Page): Locator => page.getByText('已受理，单号', { exact: false })

/** A customer of our own, with so many devices. */
async function customerWith(page: Page, name: string, devices: number) {
  const { request } = page
  const phone = newPhone()
  const customer = await tell(request, addCustomer, {
    body: { name, phones: [{ phone }], addresses: [{ address: '江苏省昆山市玉山镇朝阳路 8 号' }] },
  })
  const { items } = await tell(request, listModels, { query: {} })
  for (let n = 0; n < devices; n++) {
    await tell(request, addDevice, {
      params: { id: customer.id },
      body: { model: items[0]?.id ?? null, serial: `K${phone}${n}` },
    })
  }
  return { id: customer.id, phone }
}

async function atTheConsole(page: Page): Promise<Hands> {
  await expect(box(page)).toBeFocused()
  return handsOf(page)
}

/** Finds by the number, takes the only hit. */
async function find(hands: Hands, phone: string) {
  await hands.type(phone)
  await expect(hands.page.getByRole('option').first()).toBeVisible()
  await hands.press('Enter')
}

/** Saved: the count stands, and one more Enter is the next call, with the cursor in an empty box. */
async function finish(hands: Hands, what: string) {
  await hands.press('Control+Enter')
  await expect(saved(hands.page)).toBeVisible()
  test.info().annotations.push({ type: 'keys', description: `${what}: ${hands.keys()}` })
  process.stdout.write(`  keys: ${String(hands.keys()).padStart(2)}  ${what}\n`)
  expect(hands.keys()).toBeLessThanOrEqual(MOST_KEYS)
  await hands.page.keyboard.press('Enter')
  await expect(box(hands.page)).toBeFocused()
  await expect(box(hands.page)).toHaveValue('')
}

test('a known caller with one device is promised a call back', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const { phone } = await customerWith(page, '康一台', 1)
  const hands = await atTheConsole(page)
  await find(hands, phone)
  await expect(said(page)).toBeFocused()
  await hands.type('热水器不热，水温只有三十度')
  await hands.press('Alt+1', '2')
  await finish(hands, 'one device, call back')
})

test('a caller with several devices is promised a visit of the technician who is suggested', async ({
  meet,
}) => {
  const page = await meet('lin', '/call')
  const { phone } = await customerWith(page, '康三台', 3)
  const hands = await atTheConsole(page)
  await find(hands, phone)
  await expect(page.getByRole('radio', { name: new RegExp(`K${phone}`) }).first()).toBeFocused()
  await hands.press('2')
  await expect(said(page)).toBeFocused()
  await hands.type('楼顶的那台漏水')
  await hands.press('Alt+2')
  const window = page.getByRole('radiogroup', { name: '上门时段' })
  for (const digit of ['1', '2', '3', '4', '5']) {
    await hands.press(digit)
    if ((await window.getByRole('radio', { checked: true }).count()) > 0) break
  }
  await expect(page.getByRole('radiogroup', { name: '谁去' }).getByRole('radio').first()).toBeVisible()
  await finish(hands, 'several devices, visit')
})

test('a trouble that is solved on the phone needs what was told', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const { phone } = await customerWith(page, '康解决', 1)
  const hands = await atTheConsole(page)
  await find(hands, phone)
  await expect(said(page)).toBeFocused()
  await hands.type('显示 E3')
  await hands.press('Alt+3', 'Control+Enter')
  const told = page.getByLabel('告诉了客户什么')
  await expect(told).toBeFocused()
  await hands.type('关掉总电源，等一分钟再开，已恢复')
  await finish(hands, 'solved by phone, after one forgotten field')
})

test('a case that is open goes on', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const { id, phone } = await customerWith(page, '康继续', 2)
  await tell(page.request, receiveCall, {
    body: {
      customerId: id,
      said: '水箱有响声',
      about: { trouble: { deviceId: null, reason: 'repair', urgency: 'normal', symptom: '水箱有响声' } },
      ending: { as: 'left open' },
    },
  })
  const hands = await atTheConsole(page)
  await find(hands, phone)
  await expect(page.getByRole('radio', { name: '新的问题' })).toBeFocused()
  await hands.press('2')
  await expect(page.getByLabel('说了什么')).toBeFocused()
  await hands.type('响声更大了，什么时候能来人')
  await hands.press('Alt+1', '1')
  await finish(hands, 'an open case goes on')
})

test('somebody who walks in is taken down as such', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const { phone } = await customerWith(page, '康到店', 1)
  const hands = await atTheConsole(page)
  await find(hands, phone)
  await expect(said(page)).toBeFocused()
  await hands.type('要换一根真空管')
  await hands.press('Alt+1', '2', 'Tab')
  await hands.press('2')
  await expect(page.getByRole('radio', { name: '到店' })).toBeChecked()
  await finish(hands, 'a walk-in')
})

test('an unknown number becomes a customer on the way', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const hands = await atTheConsole(page)
  await hands.type(newPhone())
  await expect(page.getByText('按 Enter 新建客户', { exact: false })).toBeVisible()
  await hands.press('Enter')
  await expect(page.getByLabel('姓名')).toBeFocused()
  await hands.type('康新来')
  await hands.press('Control+Enter')
  await expect(said(page)).toBeFocused()
  await hands.type('想装一台热水器，问价钱')
  await hands.press('Alt+1', '2')
  await finish(hands, 'an unknown number')
})

test('a telephone system opens the console on its caller', async ({ meet }) => {
  const page = await meet('lin', '/call')
  const { id, phone } = await customerWith(page, '康电话', 1)
  const spellings = [phone, `+86${phone}`, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`]
  for (const spelling of spellings) {
    await page.goto(`${houseUrl()}/call?phone=${spelling.replaceAll(' ', '%20')}`)
    await expect(page).toHaveURL(new RegExp(`customer=${id}`))
    await expect(said(page)).toBeFocused()
  }
  await expect(page.getByRole('complementary', { name: '康电话' })).toContainText(`K${phone}0`)
  await expectAccessible(page)
  const hands = handsOf(page)
  await hands.type('又来电话')
  await hands.press('Alt+4')
  await finish(hands, 'by a telephone system, as the standards say')

  await tell(page.request, addCustomer, { body: { name: '康同号', phones: [{ phone }] } })
  await page.goto(`${houseUrl()}/call?phone=${phone}`)
  await expect(page.getByText('有 2 位客户在用', { exact: false })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/customer=/)

  const unknown = newPhone()
  await page.goto(`${houseUrl()}/call?phone=${unknown}`)
  const add = page.getByRole('main').getByRole('status').getByRole('button', { name: '新建客户' })
  await expect(add).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('电话', { exact: true })).toHaveValue(unknown)
})
