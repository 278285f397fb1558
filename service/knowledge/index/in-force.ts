import type { Table } from '@lancedb/lancedb'
import { reading } from './damaged.ts'
import { currentBuild, openBuild } from './folder.ts'

/** The build in force, and what was read of it at opening. */
export type InForce<More> = { build: string; table: Table; more: More }

/** How soon a build that another process put in force is noticed. */
const NOTICED_WITHIN_MS = 500

/** Opens the build in force; what it gives back opens the next one when there is one. */
export async function openInForce<More>(
  folder: string,
  read: (table: Table) => Promise<More>,
): Promise<() => Promise<InForce<More>>> {
  const open = async (): Promise<InForce<More>> => {
    const build = await currentBuild(folder)
    const table = await openBuild(folder, build)
    return { build, table, more: await reading(() => read(table)) }
  }
  let now = await open()
  let looked = Date.now()
  return async () => {
    if (Date.now() - looked < NOTICED_WITHIN_MS) return now
    looked = Date.now()
    // The one before is not closed: somebody may be reading it still; the collector of garbage does.
    if ((await currentBuild(folder)) !== now.build) now = await open()
    return now
  }
}
