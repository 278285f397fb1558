import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'
import { viteConfig } from './vite.ts'
import { firstLoad, MOST_BYTES, type Page } from './weight.ts'

/**
 * Builds all pages into `folder/<name>`: first beside it, then renamed, so that a half-built folder is
 * never served. Run as its own process (`node apps/web/build.ts FOLDER NAME`): the builder's memory goes
 * when it is done.
 */
async function buildPages(folder: string, name: string): Promise<void> {
  const out = await mkdtemp(join(folder, 'building-'))
  try {
    await build(viteConfig({ build: { outDir: out, emptyOutDir: true } }))
    for (const page of ['desk', 'field'] as const) weigh(out, page)
    await compress(join(out, 'assets'))
    await rename(out, join(folder, name)).catch(async (error: NodeJS.ErrnoException) => {
      // Another process was faster: its folder has the same name, so the same pages.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

function weigh(out: string, page: Page): void {
  const files = firstLoad(out, page)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  console.log(
    `${page}: ${kilobytes(total)} of JavaScript at first (gzip), at most ${kilobytes(MOST_BYTES[page])}`,
  )
  if (total <= MOST_BYTES[page]) return
  for (const { file, bytes } of files.slice(0, 12))
    console.error(`  ${kilobytes(bytes).padStart(10)}  ${file}`)
  throw new Error(`${page}'s first load is too heavy: load pages and large components lazily`)
}

/** `.br` and `.gz` beside each text file worth it, for @fastify/static's `preCompressed`. */
async function compress(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => /\.(js|css|svg|json)$/.test(name))
  await Promise.all(
    names.map(async name => {
      const file = join(folder, name)
      if ((await stat(file)).size < 1024) return
      const bytes = await readFile(file)
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}

const [folder, name] = process.argv.slice(2)
if (folder === undefined || name === undefined) throw new Error('usage: node apps/web/build.ts FOLDER NAME')
await buildPages(folder, name).catch((fault: unknown) => {
  // The builder's own message names file and line; the stack below it only tells of the builder.
  console.error(stripVTControlCharacters(fault instanceof Error ? fault.message : String(fault)))
  process.exitCode = 1
})
