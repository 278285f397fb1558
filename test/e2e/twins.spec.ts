import type { Page } from '@playwright/test'
import { addDevice } from '#service/archive/contract/devices.ts'
import archive from '#service/archive/ui/words.en.ts'
import cases from '#service/cases/ui/words.en.ts'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import dispatch from '#service/dispatch/ui/words.en.ts'
import { addStaff } from '#service/people/contract/staff.ts'
import people from '#service/people/ui/words.en.ts'
import { ledger } from '#service/promises/contract.ts'
import reception from '#service/reception/ui/words.en.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../support/customers.ts'
import { expect, expectAccessible, test } from './support/desk.ts'
import { pick } from './support/fill.ts'
import { putOnShift, quietDay, signedIn, timeOf } from './support/setting.ts'
import { soonest, ZONE } from './support/window.ts'

/**
 * What goes wrong between the ring and the return visit, at the screens where it is seen and mended. The same
 * with every consequence, by HTTP: test/scenarios.
 */
const PHONE = { width: 390, height: 844 }

let count = 0
/** Nobody else of the house is called so. */
const own = (name: string) => `${name}${Date.now() % 100_000}${count++}`

const aCase = async (customer: SomeCustomer) =>
  (await promisedCallback(await signedIn('lin'), customer, Temporal.Now.instant().add({ hours: 5 }))).caseId

const fact = (page: Page, name: string) => page.locator('dt', { hasText: name }).locator('+ dd').first()

const nothingIsWider = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

test('nobody came: it cannot be moved any more, and stays broken beside the visit that is promised instead', async ({
  meet,
}) => {
  const { items } = await (await signedIn('lin')).tell(ledger, {
    query: { kind: 'visit window', standing: 'broken' },
  })
  const missed = items.find(one => one.settledAt === null)
  const lin = await meet('lin', `/cases/${missed?.caseId}`)
  const windows = lin.locator('#visits article.window')
  await expect(windows).toHaveCount(1)
  await expect(windows).toContainText('已失约')
  const move = windows.getByRole('button', { name: '改上门时间' })
  await expect(move).toBeDisabled()
  await expect(move).toHaveAttribute('title', /不能再改约.*失约会留在台账里/)

  await lin.getByRole('main').getByRole('button', { name: '约上门' }).first().click()
  const dialog = lin.getByRole('dialog', { name: '约定上门时间' })
  await soonest(lin, dialog.locator('.candidate.chosen'))
  await dialog.getByLabel('怎样告诉客户的').fill('昨天没有人来，很抱歉，这次一定到')
  await dialog.getByRole('button', { name: '约上门' }).click()
  await expect(dialog).toBeHidden()
  await expect(windows).toHaveCount(2)
  await expect(windows.first()).toContainText('待履约')
  await expect(windows.last()).toContainText('已失约')
  await expectAccessible(lin)
})

test('two agents on one caller: the second sees what the first one opened, and goes on with it', async ({
  meet,
}) => {
  const name = own('沈同时')
  const customer = await someCustomer(await signedIn('lin'), name)
  const [lin, zhao] = await Promise.all(
    ['lin', 'zhao'].map(login => meet(login, `/call?customer=${customer.id}`)),
  )
  if (!lin || !zhao) throw new Error('both take the call')
  for (const [page, said] of [
    [lin, '昨晚起不出热水'],
    [zhao, '爸爸家没有热水了'],
  ] as const)
    await page.getByLabel('故障现象').fill(said)
  await lin.keyboard.press('Alt+4')
  await lin.keyboard.press('Control+Enter')
  await expect(lin.getByText('已受理，单号', { exact: false })).toBeVisible()

  const card = zhao.getByRole('complementary', { name })
  await expect(card).toContainText('昨晚起不出热水')
  await zhao.getByRole('radio', { name: /昨晚起不出热水/ }).check()
  await zhao.getByLabel('说了什么').fill('爸爸家没有热水了')
  await zhao.keyboard.press('Alt+4')
  await zhao.keyboard.press('Control+Enter')
  await zhao.getByRole('link', { name: '打开服务请求' }).click()
  await expect(zhao.getByText('爸爸家没有热水了')).toBeVisible()
  await expect(zhao.getByText('昨晚起不出热水').first()).toBeVisible()
  await expect(fact(zhao, '首问负责人')).toHaveText('林晓燕')
})

test('files are dropped on a case and pasted into it; each is there with who added it', async ({ meet }) => {
  const caseId = await aCase(await someCustomer(await signedIn('lin'), own('沈附件')))
  const lin = await meet('lin', `/cases/${caseId}`)
  const files = lin.locator('section.attachments')
  await expect(files).toBeVisible()
  const give = (event: 'drop' | 'paste', name: string, type: string) =>
    files.evaluate(
      (there, [event, name, type]) => {
        const carried = new DataTransfer()
        carried.items.add(new File(['一份文件'], name, { type }))
        const init = { bubbles: true, cancelable: true }
        there.dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: carried })
            : new ClipboardEvent('paste', { ...init, clipboardData: carried }),
        )
      },
      [event, name, type] as const,
    )
  await give('drop', '安装单.txt', 'text/plain')
  await give('paste', '截图.txt', 'text/plain')
  for (const name of ['安装单.txt', '截图.txt']) {
    const line = files.getByRole('listitem').filter({ hasText: name })
    await expect(line).toContainText('林晓燕')
    const link = line.getByRole('link')
    const sent = await lin.request.get(new URL((await link.getAttribute('href')) ?? '', lin.url()).toString())
    expect(await sent.text()).toBe('一份文件')
  }
})

test.describe('in English', () => {
  test.use({ locale: 'en-US' })

  test('a technician leaves: his visit is on the list with the reason, one press sends somebody else', async ({
    meet,
  }) => {
    const [admin, han, desk, agent] = await Promise.all(['admin', 'han', 'qian', 'lin'].map(signedIn))
    if (!admin || !han || !desk || !agent) throw new Error('everybody is there')
    const { day, people: free } = await quietDay(desk)
    const name = own('温远行')
    const body = { name, roles: ['technician' as const] }
    const { id } = await admin.tell(addStaff, { body })
    await putOnShift(han, id, { from: timeOf(day, '10:00'), to: timeOf(day, '12:00') })
    const customer = await someCustomer(agent, own('沈离职'))
    const { id: deviceId } = await agent.tell(addDevice, {
      params: { id: customer.id },
      body: { installedBy: id, installedOn: '2026-03-16' },
    })
    const trouble = { deviceId, reason: 'repair', symptom: '漏水' } as const
    const window = { from: timeOf(day, '10:00'), to: timeOf(day, '11:30') }
    const { caseId } = await agent.tell(bookWhileReceiving, {
      body: {
        customerId: customer.id,
        said: '漏水',
        about: { trouble },
        visit: { window, technicianId: id, startsAt: window.from, minutes: 45 },
      },
    })

    const page = await meet('admin', `/staff/${id}`)
    await page.getByRole('button', { name: people.staff.edit, exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(people.staff.leftOn).fill(Temporal.Now.plainDateISO(ZONE).toString())
    await dialog.locator('button[type=submit]').click()
    await expect(dialog).toBeHidden()

    const qian = await meet('qian', '/board')
    const toDo = qian.getByRole('region', { name: dispatch.replan }).getByRole('article').filter({
      hasText: name,
    })
    await expect(toDo).toContainText(dispatch.skips.left)
    await expect(toDo).toContainText(dispatch.replanStays)
    await toDo.getByRole('button').first().click()
    await expect(toDo).toHaveCount(0)
    await qian.goto(new URL(`/cases/${caseId}`, qian.url()).toString())
    const visit = qian.locator('#visits article.window')
    await expect(visit).toContainText(`${name} (${dispatch.skips.left})`)
    await expect(visit.locator('header')).not.toContainText(name)
    await expect(visit.locator('header')).toContainText(
      new RegExp(free.map(one => one.technician.name).join('|')),
    )
  })

  test('he moves and leaves the machine to somebody: on a phone it goes on to her, his cases stay his', async ({
    meet,
  }) => {
    const agent = await signedIn('lin')
    const [old, heir] = [own('沈搬走'), own('沈接手')]
    const customer = await someCustomer(agent, old)
    const her = await someCustomer(agent, heir)
    const caseId = await aCase(customer)
    const lin = await meet('lin', `/devices/${customer.deviceId}`, PHONE)
    await lin.getByRole('button', { name: archive.passOn }).click()
    const dialog = lin.getByRole('dialog')
    await dialog.getByLabel(archive.newOwner).fill(heir)
    await lin.locator('.ant-select-item-option', { hasText: heir }).click()
    await expectAccessible(lin)
    await dialog.locator('button[type=submit]').click()
    await expect(dialog).toBeHidden()
    await expect(lin.getByText(heir).first()).toBeVisible()
    await nothingIsWider(lin)

    await lin.goto(new URL(`/customers/${her.id}`, lin.url()).toString())
    await expect(lin.locator(`a[href="/devices/${customer.deviceId}"]`).first()).toBeVisible()
    await lin.goto(new URL(`/customers/${customer.id}`, lin.url()).toString())
    await expect(lin.locator(`a[href="/cases/${caseId}"]`).first()).toBeVisible()
    await expect(lin.getByText(archive.noDevices)).toBeVisible()
  })

  test('a hand-over is declined on a phone: it never left, and both see why', async ({ meet }) => {
    const name = own('沈转交')
    const caseId = await aCase(await someCustomer(await signedIn('lin'), name))
    const lin = await meet('lin', `/cases/${caseId}`)
    await lin.getByRole('button', { name: reception.handover, exact: true }).click()
    const offer = lin.getByRole('dialog', { name: reception.handoverTitle })
    await pick(offer, reception.to, '赵敏')
    await offer.getByLabel(reception.why).fill('I am off at six')
    await offer.getByRole('button', { name: reception.offer }).click()
    await expect(lin.getByText('Waiting for 赵敏', { exact: false })).toBeVisible()

    const zhao = await meet('zhao', `/cases/${caseId}`, PHONE)
    const asked = zhao.locator('#hand-over')
    await expect(asked).toContainText('I am off at six')
    await nothingIsWider(zhao)
    await asked.getByRole('button', { name: reception.decline }).click()
    const no = zhao.getByRole('dialog', { name: reception.decline })
    await no.getByLabel(reception.declineWhy).fill('I do not know this machine')
    await no.getByRole('button', { name: reception.decline }).click()
    await expect(asked).toHaveCount(0)

    const record = lin.locator('section', { hasText: reception.allHandovers }).last()
    await expect(record).toContainText(reception.outcomes.declined)
    await expect(record).toContainText('I do not know this machine')
    await expect(lin.getByText('Waiting for 赵敏', { exact: false })).toHaveCount(0)
    for (const page of [lin, zhao]) await expect(fact(page, cases.handler)).toHaveText('林晓燕')
  })
})
