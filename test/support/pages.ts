import { cp } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * Pages are built once in a run of the tests (KEPT_PAGES says where for): who built them keeps them for the
 * others. Their folder is named by the hash of its sources, so none but the present ones is ever served.
 */
export async function keepPages(built: string): Promise<void> {
  const kept = process.env.KEPT_PAGES
  if (kept) await cp(built, join(kept, basename(built)), { recursive: true })
}

/** Into a data folder that has none. Without kept ones its program builds them. */
export async function layPages(data: string): Promise<void> {
  const kept = process.env.KEPT_PAGES
  if (kept) await cp(kept, join(data, 'web'), { recursive: true }).catch(unlessMissing)
}

function unlessMissing(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOENT') throw fault
}
