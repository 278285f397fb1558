import { expect, type Locator, type Page } from '@playwright/test'

/** The demo company's time. */
export const ZONE = 'Asia/Shanghai'

const DAYS = 7
/** A window that begins this soon might begin before the form is sent. */
const AHEAD_MINUTES = 10
const ANSWER_MS = 2_000

/** The one who installed it stands first, and is chosen without anybody's doing. */
export const original = (form: Page, name: string): Locator =>
  form.locator('.candidates > .candidate-list > :first-child.chosen', { hasText: name }).filter({
    hasText: '初装人员',
  })

/** Somebody who cannot go, and why. */
export const skipped = (form: Page, name: string, why: string): Locator =>
  form.locator('.skipped li', { hasText: name }).filter({ hasText: why })

/**
 * Chooses the soonest window that the form offers for which the list of people shows what is looked for. The
 * demo's technicians are on shift 8:00–18:00 but for one day a week, and this must hold at any hour.
 */
export async function soonest(form: Page, lookedFor: Locator): Promise<void> {
  for (let day = 0; day < DAYS; day++) {
    await form.getByRole('combobox', { name: '日期' }).click()
    await form.locator('.ant-select-dropdown:visible .ant-select-item-option').nth(day).click()
    const windows = form.getByRole('radiogroup', { name: '上门时段' }).getByRole('radio')
    for (const window of await windows.all()) {
      if ((await window.isDisabled()) || (day === 0 && (await beginsSoon(window)))) continue
      await window.focus()
      await window.press('Space')
      await expect(form.locator('.candidates')).toBeVisible()
      if (await comes(lookedFor)) return
    }
  }
  throw new Error(`In ${DAYS} days no window shows it`)
}

/** The list is asked for anew with each window; what stood there before says nothing. */
function comes(lookedFor: Locator): Promise<boolean> {
  return lookedFor.waitFor({ timeout: ANSWER_MS }).then(
    () => true,
    () => false,
  )
}

async function beginsSoon(window: Locator): Promise<boolean> {
  const label = await window.evaluate(input => input.closest('label')?.textContent ?? '')
  const hour = Number(/(\d+)–/.exec(label)?.[1])
  const now = Temporal.Now.zonedDateTimeISO(ZONE)
  return now.until(now.with({ hour, minute: 0, second: 0 })).total('minutes') < AHEAD_MINUTES
}
