import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './vite.ts'

/** All that can change a page. Files which only the server reads by the form of a slice are left out. */
const patterns = [
  'apps/{desk,field,portal,web}/**/*',
  'core/*.ts',
  'core/{desk,find,web}/**/*',
  'service/*/{contract,rules}*.ts',
  'service/*/{contract,rules}/**/*',
  'service/*/ui/**/*',
  'package.json',
  'package-lock.json',
]

/** One short name for the sources of all pages: the same sources, the same name. */
export async function sourcesHash(): Promise<string> {
  const found = new Set<string>()
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !/\.(test\.ts|md)$/.test(entry.name)) found.add(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256').update(process.version)
  for (const file of [...found].sort()) {
    hash.update(file.slice(root.length)).update('\0')
    hash.update(await readFile(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 20)
}
