import { expect, type Locator, type Page } from '@playwright/test'

/** A choice of a radio group by keys, as somebody with a headset does it. */
export async function choose(within: Page | Locator, name: string | RegExp): Promise<void> {
  const radio = within.getByRole('radio', { name, exact: typeof name === 'string' }).first()
  await radio.focus()
  await radio.press('Space')
}

/** Fields by their labels. */
export async function fill(within: Page | Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await within.getByLabel(label, { exact: true }).fill(text)
}

/**
 * One of a list by typing what it is called. Enter before the list has come would leave what was chosen.
 */
export async function pick(within: Page | Locator, field: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within
  const typed = page.getByRole('combobox', { name: field, exact: true })
  const box = within.locator('.ant-select').filter({ has: typed })
  await box.getByRole('combobox').fill(option)
  const found = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')
  await expect(found).toContainText(option)
  await page.keyboard.press('Enter')
  await expect(box).toContainText(option)
}

/** The counts of an import report by their words. */
export async function counted(page: Page): Promise<Record<string, number>> {
  const pairs = await page
    .locator('dl.counts > div')
    .evaluateAll(all => all.map(one => [...one.children].map(part => part.textContent ?? '')))
  return Object.fromEntries(pairs.map(([word, count]) => [word, Number(count)]))
}
