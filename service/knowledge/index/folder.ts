import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Connection, connect, type Table } from '@lancedb/lancedb'
import { preset } from '#core/config.ts'
import { Damaged, reading } from './damaged.ts'

/**
 * A company's index: the file `current` names the build in force, a folder beside it. A new build is put in
 * force by replacing that file, so that whoever reads sees the old one or the new one and nothing between.
 */
const CURRENT = 'current'
/** Raised whenever terms or columns change: what an older house built is built anew. */
const FORMAT = 4
export const TABLE = 'answers'
/** LanceDB's index of what is searched. */
export const TERMS_INDEX = 'terms_index'
/** How soon another process sees what this one wrote. */
const SEEN_WITHIN_SECONDS = 0.5

export async function currentBuild(folder: string): Promise<string> {
  const name = await readFile(join(folder, CURRENT), 'utf8').catch(() => null)
  if (name === null) throw new Damaged('there is none')
  if (!/^build-\d+-[0-9a-f-]{36}$/.test(name)) throw new Damaged('nobody knows which build is in force')
  if (!name.startsWith(`build-${FORMAT}-`)) throw new Damaged('another version of this house built it')
  return name
}

export async function openBuild(folder: string, build: string): Promise<Table> {
  return reading(async () => (await connected(join(folder, build))).openTable(TABLE))
}

/**
 * LanceDB keeps two processors for reading from far away: of two or three it would count on one alone, and a
 * dear question would hold up all others. It looks once, when it is asked for the first time.
 */
preset('LANCE_IO_CORE_RESERVATION', '0')

export const connected = (path: string): Promise<Connection> =>
  connect(path, { readConsistencyInterval: SEEN_WITHIN_SECONDS })

/** A place for a new build. */
export async function freshBuild(folder: string): Promise<string> {
  const build = `build-${FORMAT}-${randomUUID()}`
  await mkdir(join(folder, build), { recursive: true })
  return build
}

/** Puts a build in force; those before the one that it follows are taken away. */
export async function putInForce(folder: string, build: string): Promise<void> {
  const before = await readFile(join(folder, CURRENT), 'utf8').catch(() => '')
  const written = join(folder, `${CURRENT}-${build}`)
  await writeFile(written, build)
  await rename(written, join(folder, CURRENT))
  // Whoever still reads the one before goes on until he notices; it goes with the next build.
  const others = (await readdir(folder)).filter(
    name => name.startsWith('build-') && name !== build && name !== before,
  )
  for (const other of others) await rm(join(folder, other), { recursive: true, force: true })
}
