import { createHash, randomInt, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from '#core/followers.ts'
import type { Uuid } from '#core/ids.ts'
import { currentBuild } from '../index/folder.ts'
import { rowOf } from '../index/rows.ts'

/**
 * What stands beside the indexes of a host (decision 0046): `place`, how far the journal is in all of them;
 * `lock`, by which its processes agree who writes; `wanted/COMPANY`, whose index is to be built anew; and in
 * the folder of each company, beside the builds, `whole`: which build has all that was changed meanwhile.
 */
export const answersFolder = (data: string) => join(data, 'answers')
export const companyFolder = (data: string, company: Uuid) => join(answersFolder(data), company)
const wantedFolder = (data: string) => join(answersFolder(data), 'wanted')

/** How far the indexes of this host are; null where nobody has followed yet, or the file tells nothing. */
export async function readPlace(data: string): Promise<Place | null> {
  const read = await readJson(join(answersFolder(data), 'place'))
  const { txid, id } = (read ?? {}) as Partial<Place>
  return typeof txid === 'string' && typeof id === 'string' ? { txid, id } : null
}

export const writePlace = (data: string, { txid, id }: Place): Promise<void> =>
  replace(join(answersFolder(data), 'place'), JSON.stringify({ txid, id }))

/** The number of the lock that the processes of this host share: whoever has the folder has the number. */
export async function lockNumber(data: string): Promise<string> {
  const file = join(answersFolder(data), 'lock')
  const text = (await readText(file)) ?? (await writeFirst(file, String(randomInt(LOCKS))))
  return /^\d{1,15}$/.test(text) ? text : numberOf(file, text)
}
const LOCKS = 2 ** 47

/**
 * A file that was spoilt is left as it is: if each process put a number of its own into it, two would write
 * for a while. All that see it reckon the same number from it, and hosts with another file another one.
 */
async function numberOf(file: string, text: string): Promise<string> {
  const { ino, mtimeNs } = await stat(file, { bigint: true })
  const hash = createHash('sha256').update(`${ino} ${mtimeNs} ${text}`).digest()
  return String(hash.readUIntBE(0, 6) % LOCKS)
}

/** Whole or not at all, and the first to come: what the file holds then. */
async function writeFirst(file: string, text: string): Promise<string> {
  const beside = await writeBeside(file, text)
  // Somebody was first, or the disk knows no links; if nothing was written, reading says why.
  await link(beside, file).catch(() => writeFile(file, text, { flag: 'wx' }).catch(() => {}))
  await rm(beside, { force: true })
  return readFile(file, 'utf8')
}

/** Of an index that has everything up to `place`, by the way in which this program cuts. */
export async function isWhole(folder: string): Promise<boolean> {
  const read = (await readJson(join(folder, 'whole'))) as { build?: string } | null
  return read !== null && read.build === (await currentBuild(folder).catch(() => null))
}

/** Whether this program would cut an answer into the same terms as the one that built the index. */
export async function isCutAlike(folder: string): Promise<boolean> {
  const read = (await readJson(join(folder, 'whole'))) as { cut?: string } | null
  return read?.cut === howItIsCut()
}

export async function markWhole(folder: string): Promise<void> {
  const whole = { build: await currentBuild(folder), cut: howItIsCut() }
  await replace(join(folder, 'whole'), JSON.stringify(whole))
}

/** Nobody asks this index any more; the next build takes its place. */
export const putAside = (folder: string): Promise<void> => rm(join(folder, 'whole'), { force: true })

/** Asks whoever writes on this host to build a company's index anew; each wish has a word of its own. */
export async function wantAnew(data: string, company: Uuid): Promise<void> {
  await mkdir(wantedFolder(data), { recursive: true })
  await writeFile(join(wantedFolder(data), company), randomUUID())
}

export async function wantedAnew(data: string): Promise<Uuid[]> {
  return readdir(wantedFolder(data)).catch(() => [])
}

/** The word of the wish that stands; null where nobody wants it anew. */
export const wishOf = (data: string, company: Uuid): Promise<string | null> =>
  readFile(join(wantedFolder(data), company), 'utf8').catch(() => null)

/**
 * A wish goes when it is fulfilled, so that a build that was killed is begun again; one that was uttered
 * while it was built stays.
 */
export async function fulfilWish(data: string, company: Uuid, wish: string | null): Promise<void> {
  if (wish !== null && wish === (await wishOf(data, company)))
    await rm(join(wantedFolder(data), company), { force: true })
}

export type Progress = { done: number; of: number }

export const tellProgress = (folder: string, progress: Progress): Promise<void> =>
  replace(join(folder, 'progress'), JSON.stringify(progress))

/** Of the build that is under way; null where there is none. */
export const readProgress = (folder: string): Promise<Progress | null> =>
  readJson(join(folder, 'progress')) as Promise<Progress | null>

export const endProgress = (folder: string): Promise<void> => rm(join(folder, 'progress'), { force: true })

let cut: string | undefined
const SAMPLE = {
  title: '海尔BCD-215 水不热怎么办',
  body: 'The water heaters are heating: 先看E1，再看電壓。',
}

/** A fingerprint of how an answer becomes a row: an index that was cut otherwise finds the wrong things. */
function howItIsCut(): string {
  const places = { lines: [], models: [], faults: ['E1'], names: ['BCD-215'], phrasings: ['不加熱'] }
  const card = { kind: 'answer', language: 'zh-Hans', audience: 'internal', confidence: 'validated' } as const
  const row = rowOf({ id: '', edition: 1, version: 1, told: 2, solved: 1, ...card, ...places, ...SAMPLE })
  cut ??= createHash('sha256').update(JSON.stringify(row)).digest('base64url')
  return cut
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

const readText = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch(fault => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })

/** Whole or not at all, also where the machine stops: written beside, made to stay, then put in its place. */
async function replace(file: string, text: string): Promise<void> {
  await rename(await writeBeside(file, text, String(process.pid)), file)
}

async function writeBeside(file: string, text: string, name: string = randomUUID()): Promise<string> {
  const beside = `${file}.${name}`
  await mkdir(join(file, '..'), { recursive: true })
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return beside
}
