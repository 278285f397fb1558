import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[] }
type Manifest = Readonly<Record<string, Chunk>>

/** What a browser may load before the first page can be used: JavaScript after gzip, in bytes. */
export const MOST_BYTES = { desk: 400 * 1024, field: 200 * 1024 } as const
export type Page = keyof typeof MOST_BYTES

/** How a page starts: the entry, then what every first visit fetches before anything is drawn. */
const start: Readonly<Record<Page, readonly string[]>> = {
  desk: [
    'desk/index.html',
    'desk/pages/Home.tsx',
    '../service/people/ui/SignIn.tsx',
    'desk/words/zh-Hans.ts',
  ],
  field: ['field/index.html', 'field/words/zh-Hans.ts'],
}

/**
 * Each script of a page's first load with its gzip size in bytes, heaviest first. Throws when a start is
 * missing.
 */
export function firstLoad(out: string, page: Page): { file: string; bytes: number }[] {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`the build has no ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const name of start[page]) visit(name)
  return [...files]
    .map(file => ({ file, bytes: gzipSync(readFileSync(join(out, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes)
}
