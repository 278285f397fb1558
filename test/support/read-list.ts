import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Looked, lookAt } from '#service/archive/reading/look.ts'
import { rowsAt } from '#service/archive/reading/rows.ts'
import type { Choice, RawRow } from '#service/archive/reading/shapes.ts'

/** A file on disk for as long as it is used. */
export async function withFile<T>(bytes: Buffer | string, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `yinuo-list-${randomUUID()}`)
  await writeFile(path, bytes)
  try {
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}

export type ReadList = Looked & { headings: string[]; rows: RawRow[] }

/** The first look, and all rows, as the reading thread does it. */
export async function readPath(path: string, choice: Choice = {}): Promise<ReadList> {
  const looked = await lookAt(path, choice)
  const rows: RawRow[] = []
  for await (const some of rowsAt(path, choice, 0)) rows.push(...some)
  return { ...looked, headings: looked.look.sheets[looked.look.sheet]?.headings ?? [], rows }
}

export const readList = (bytes: Buffer | string, choice: Choice = {}) =>
  withFile(bytes, path => readPath(path, choice))
