import { expect, type Page } from '@playwright/test'

/** Everything on the conduct list that is shown now, ticked by thumb. */
export async function tickAll(phone: Page): Promise<void> {
  await expect(phone.locator('.conduct').first()).toBeVisible()
  for (const row of await phone.locator('.conduct .tick input').all()) await row.check()
}

/** The customer draws three strokes into the box; his name beside it. */
export async function sign(phone: Page, name: string): Promise<void> {
  const pad = phone.locator('.pad svg')
  // In the middle: at the top it would lie under the bar.
  await pad.evaluate(box => box.scrollIntoView({ block: 'center' }))
  const box = await pad.boundingBox()
  if (box === null) throw new Error('There is no box to sign in')
  for (const [from, to] of [
    [0.1, 0.3],
    [0.4, 0.6],
    [0.7, 0.9],
  ] as const) {
    await phone.mouse.move(box.x + box.width * from, box.y + box.height * 0.2)
    await phone.mouse.down()
    await phone.mouse.move(box.x + box.width * to, box.y + box.height * 0.8, { steps: 8 })
    await phone.mouse.up()
  }
  await phone.locator('.signing input:not([type=checkbox])').fill(name)
}
