import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { PlainFault } from './fault.ts'

const SHORTEST = 32

/**
 * The secret of this installation: from the environment, or made once in the data folder (readable by us
 * only).
 * @throws PlainFault when the file is there and holds none: with a new one nobody could sign in any more
 */
export async function readSecret(config: Pick<Config, 'secret' | 'data'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const file = join(config.data, 'secret')
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const there = await readFile(file, 'utf8').catch(fault => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })
  const secret = (there ?? (await makeSecret(file))).trim()
  if (secret.length >= SHORTEST) return secret
  throw new PlainFault(
    `The file ${file} holds no secret.`,
    'Put it back from a copy, or remove it: then everybody must sign in again.',
  )
}

/**
 * Written whole under another name, then linked: of two processes that start at once one makes it, both read
 * it.
 */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(randomBytes(32).toString('base64url'))
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}
