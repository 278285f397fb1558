import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from './program.ts'

/**
 * Before all browser tests: the program as a newcomer starts it, with its demo world, in a folder of its own.
 * While writing tests, YINUO_TEST_HOUSE names one that runs already.
 */
export default async function house(): Promise<() => Promise<void>> {
  if (process.env.YINUO_TEST_HOUSE) return async () => {}
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-e2e-'))
  const program = await startProgram({ data: folder })
  process.env.KEPT_PAGES ??= join(folder, 'web')
  process.env.YINUO_TEST_HOUSE = program.url
  return async () => {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
