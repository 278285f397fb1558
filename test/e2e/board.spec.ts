import type { Locator, Page } from '@playwright/test'
import { bookWhileReceiving, callOff } from '#service/dispatch/contract.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import type { Client } from '../support/client.ts'
import { someCustomer } from '../support/customers.ts'
import { expect, expectAccessible, test } from './support/desk.ts'
import { quietDay, type Row, signedIn, timeOf } from './support/setting.ts'

/** A dispatcher's day by keyboard alone: the mouse is not touched in this file. */

let count = 0
/** Somebody whom nobody is known to have worked for, with a visit promised, from ten to twelve. */
async function visited(lin: Client, day: string, row: Row, starts: string, told = ['10:00', '12:00']) {
  const name = `键盘${['甲', '乙', '丙', '丁', '戊', '己'][count++ % 6]}${Date.now() % 100_000}`
  const customer = await someCustomer(lin, name)
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '不出热水' } as const
  const visit = {
    window: { from: timeOf(day, told[0] ?? ''), to: timeOf(day, told[1] ?? '') },
    technicianId: row.technician.id,
    startsAt: timeOf(day, starts),
    minutes: 45,
  }
  const body = { customerId: customer.id, said: '不出热水', about: { trouble }, visit }
  return { name, ...(await lin.tell(bookWhileReceiving, { body })) }
}

const focused = (page: Page): Locator => page.locator(':focus')
const rowOf = (page: Page, row: Row): Locator => page.getByRole('article', { name: row.technician.name })

/** By arrow keys from the top of the board, person by person and visit by visit, to where it is wanted. */
async function walkTo(page: Page, wanted: Locator): Promise<void> {
  const there = () => wanted.evaluate(one => one === document.activeElement)
  for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowUp')
  for (let row = 0; row < 12; row++) {
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'Home', 'ArrowDown']) {
      await page.keyboard.press(key)
      if (await there()) return
    }
  }
  throw new Error('the keyboard did not get there')
}

/** A key that a dialog still swallows while it closes is pressed again. */
async function turn(page: Page, key: string, day: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`day=${day}`), { timeout: 3_000 })
  }).toPass({ timeout: 20_000 })
}

/** In a choice of people, down to somebody. */
async function downTo(page: Page, wanted: Locator): Promise<void> {
  for (let n = 0; n < 12; n++) {
    if (await wanted.evaluate(one => one === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error('he is not among them')
}

test('a day is planned by keyboard: sent, moved, swapped, re-planned', async ({ meet }) => {
  test.setTimeout(180_000)
  const [lin, desk] = [await signedIn('lin'), await signedIn('qian')]
  const { day, people } = await quietDay(desk)
  const [first, second, third] = people
  const a = await visited(lin, day, first, '10:00')
  const b = await visited(lin, day, second, '10:45')
  const c = await visited(lin, day, third, '15:00', ['15:00', '16:30'])
  const cannot = { because: 'the technician cannot go', why: '车坏了' } as const
  await desk.tell(callOff, { params: { id: c.promiseId }, body: cannot })

  const page = await meet('qian', `/board?day=${day}`)
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const card = (row: Row, visit: { name: string }) =>
    rowOf(page, row).getByRole('button', { name: new RegExp(visit.name) })
  const dialog = page.getByRole('dialog')
  await expect(card(first, a)).toBeVisible()
  await expectAccessible(page)

  await test.step('the first arrow goes to whom nobody is planned for; Enter, Enter sends somebody', async () => {
    await press('ArrowDown')
    await expect(focused(page)).toHaveAttribute('data-at', `tray:${c.promiseId}`)
    await press('Enter')
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await expectAccessible(page)
    await press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('region', { name: '还没有派人的时段' })).toHaveCount(0)
    await expect(page.getByRole('article').getByRole('button', { name: new RegExp(c.name) })).toBeVisible()
  })

  await test.step('Enter opens a visit, Escape comes back to it', async () => {
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await walkTo(page, card(first, a))
    await press('Enter')
    const facts = page.getByRole('region', { name: a.name })
    await expect(facts).toBeFocused()
    await expect(facts).toContainText('不出热水')
    await press('Escape')
    await expect(card(first, a)).toBeFocused()
  })

  await test.step('M: another technician; the keyboard goes with the visit', async () => {
    await press('m')
    const him = dialog.getByRole('radio', { name: new RegExp(third.technician.name) })
    await expect(him).toBeVisible()
    await downTo(page, him)
    await press('Enter')
    await expect(dialog).toBeHidden()
    await expect(card(third, a)).toBeFocused()
  })

  await test.step('S, then S on another: swapped in one deed', async () => {
    await press('s')
    await expect(page.getByRole('status').filter({ hasText: a.name })).toContainText('按 S')
    await press('Escape', 's')
    await walkTo(page, card(second, b))
    await press('s')
    await expect(dialog).toContainText(`${third.technician.name} · ${a.name}`)
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await press('Enter')
    await expect(dialog).toBeHidden()
    await expect(card(second, a)).toBeVisible()
    await expect(card(third, b)).toBeVisible()
  })

  await test.step('somebody is absent: his visit is listed at once, one key sends another', async () => {
    const whole = { startsAt: timeOf(day, '00:00'), endsAt: timeOf(day, '23:00') }
    await desk.tell(enterAbsence, { body: { staff: third.technician.id, reason: 'sick', ...whole } })
    const toDo = page.getByRole('region', { name: '要改派的上门' }).getByRole('article', {
      name: new RegExp(b.name),
    })
    await expect(toDo).toContainText(`${third.technician.name} 请假`)
    await expect(toDo).toContainText('时段不变，不用告诉客户')
    await toDo.getByRole('button').first().focus()
    await press('Enter')
    await expect(toDo).toHaveCount(0)
    await expect(rowOf(page, third).getByText('请假')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('W moves the window, O opens the case, ? says the keys, days turn', async () => {
    await press('?')
    await expect(dialog).toContainText('换人，或在时段内换时间')
    await press('Escape')
    await expect(dialog).toBeHidden()
    await walkTo(page, card(second, a))
    await press('w')
    await expect(dialog).toContainText('要先告诉客户')
    await press('Escape')
    await expect(dialog).toBeHidden()
    await expect(card(second, a)).toBeFocused()
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
    await turn(page, ']', next)
    // As quick as keys are: each counts.
    for (const key of ']][[') await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`day=${next}`))
    await turn(page, '[', day)
    await walkTo(page, card(second, a))
    await press('o')
    await expect(page).toHaveURL(/\/cases\//)
  })
})

test('the time is taken while it is talked about: who is free instead stands there, and is had by keys', async ({
  meet,
}) => {
  const [lin, desk] = [await signedIn('lin'), await signedIn('qian')]
  const { day, people } = await quietDay(desk)
  const [first, second] = people
  const a = await visited(lin, day, first, '10:00', ['10:00', '11:00'])
  const page = await meet('qian', `/board?day=${day}`)
  // Without the hints that would renew the list: the other booking comes in the very moment.
  await page.route('**/api/hints', route => route.abort())
  await page.reload()
  const card = rowOf(page, first).getByRole('button', { name: new RegExp(a.name) })
  await expect(card).toBeVisible()
  await walkTo(page, card)
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  const him = dialog.getByRole('radio', { name: new RegExp(second.technician.name) })
  await expect(him).toBeVisible()
  await downTo(page, him)
  await visited(lin, day, second, '10:00', ['10:00', '10:30'])
  await visited(lin, day, second, '10:45', ['10:45', '12:15'])
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('刚被占用')
  const instead = dialog.getByRole('region', { name: '这个时间刚被占用，可以改成' }).getByRole('button')
  await instead.first().focus()
  const offer = (await instead.first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const name = offer.replace(/^[\d:]+\s*/, '')
  await expect(
    page.getByRole('article', { name }).getByRole('button', { name: new RegExp(a.name) }),
  ).toContainText(offer.slice(0, 5))
})

test('on a phone the board is a list, with the same visits and nothing wider than the screen', async ({
  meet,
}) => {
  const [lin, desk] = [await signedIn('lin'), await signedIn('qian')]
  const { day, people } = await quietDay(desk)
  const a = await visited(lin, day, people[0], '10:00')
  const page = await meet('qian', `/board?day=${day}`, { width: 390, height: 844 })
  const card = rowOf(page, people[0]).getByRole('button', { name: new RegExp(a.name) })
  await expect(card).toContainText('10:00–10:45')
  await expect(card).toContainText('答应 10–12')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})
