import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** The secret of this installation: from the environment, or made once in the data folder (readable by us only). */
export async function readSecret(config: Pick<Config, 'secret' | 'data'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const file = join(config.data, 'secret')
  await mkdir(config.data, { recursive: true })
  try {
    // `wx`: of two processes that start at once only one makes it, the other reads it below.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  return (await readFile(file, 'utf8')).trim()
}
