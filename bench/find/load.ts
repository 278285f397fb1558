import { createHash } from 'node:crypto'
import { emptySheets, fill, type Say, type Sheets } from '../town/copy.ts'
import { type Owner, type Sizes, townColumns, writeCase, writeCustomer, writeDevice } from '../town/rows.ts'
import { TOWN } from '../town/town.ts'

const NOBODY: Owner = { company: '', agent: '', model: '' }

/** What the data is made by: another town, size or way of making terms makes it anew. */
export function markOf(sizes: Sizes): string {
  const sheets = emptySheets(townColumns)
  for (let n = 0; n < 300; n++) write(sheets, NOBODY, sizes, n)
  return createHash('sha256')
    .update(JSON.stringify([TOWN, sizes, sheets]))
    .digest('hex')
}

/** Fills an empty company with a town. */
export function load(ownerUrl: string, owner: Owner, sizes: Sizes, say: Say): Promise<void> {
  const most = Math.max(sizes.customers, sizes.devices, sizes.cases)
  return fill(ownerUrl, townColumns, most, (sheets, n) => write(sheets, owner, sizes, n), say)
}

function write(sheets: Sheets, owner: Owner, sizes: Sizes, n: number): void {
  if (n < sizes.customers) writeCustomer(sheets, owner, n)
  if (n < sizes.devices) writeDevice(sheets, owner, n, sizes.customers)
  if (n < sizes.cases) writeCase(sheets, owner, n, sizes.customers)
}
