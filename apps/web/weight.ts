import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[] }
type Manifest = Readonly<Record<string, Chunk>>

/** Issue 2 §7: what a browser loads before desk's first page can be used, JavaScript after gzip. */
export const MOST_BYTES = 400 * 1024

/** Desk's start: the entry, then what every first visit fetches before the home page is drawn. */
const start = [
  'desk/index.html',
  'desk/pages/Home.tsx',
  '../service/people/ui/SignIn.tsx',
  'desk/words/zh-Hans.ts',
]

/** Each script of desk's first load with its gzip size in bytes, heaviest first. Throws when a start is missing. */
export function firstLoad(out: string): { file: string; bytes: number }[] {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`the build has no ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const name of start) visit(name)
  return [...files]
    .map(file => ({ file, bytes: gzipSync(readFileSync(join(out, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes)
}
