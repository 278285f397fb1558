import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { at, expect, test } from './support/desk.ts'
import { someoneKnown } from './support/known.ts'
import { startProgram } from './support/program.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const INSTALL_MINUTES = 8

/** Everything that git knows or would take, as it is now: no node_modules, no data. */
async function copyOfTheTree(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  })
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-fresh-'))
  for (const file of stdout.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(root, file), join(folder, file)).catch(fault => {
      // git still lists what somebody deleted without telling it.
      if (fault.code !== 'ENOENT') throw fault
    })
  }
  return folder
}

test('a newcomer copies the tree, types npm start, signs in and finds a customer', async ({ context }) => {
  test.setTimeout(INSTALL_MINUTES * 60_000)
  const folder = await copyOfTheTree()
  try {
    const program = await startProgram({ cwd: folder, command: ['npm', 'start'] })
    try {
      await expect.poll(() => program.said()).toContain('一诺 Yinuo')
      const page = await at(context, 'lin', '/', program.url)
      const known = await someoneKnown(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '搜索' }).fill(known.phone.slice(-4))
      await expect(page.getByRole('option', { name: known.name }).first()).toBeVisible()
    } finally {
      await program.stop()
      await expect.poll(() => program.said()).toContain('Closing')
    }
    const begun = performance.now()
    const again = await startProgram({ cwd: folder, command: ['npm', 'start'] })
    console.log(`    second start: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    await again.stop()
    expect(again.said()).not.toContain('Installing')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
