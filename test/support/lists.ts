import { search } from '#core/find/contract.ts'
import type { Uuid } from '#core/ids.ts'
import { importReport, importRows, readList, runImport } from '#service/archive/contract/lists.ts'
import { customerFile } from '#service/archive/contract.ts'
import type { Client } from './client.ts'
import type { World } from './world.ts'

/** Sends a file as the desk does. */
export async function upload(client: Client, bytes: Buffer | string, name = '客户档案.csv'): Promise<Uuid> {
  const response = await client.send('POST', '/api/files', {
    body: Buffer.from(bytes as string),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
  })
  return ((await response.json()) as { id: string }).id
}

export const dryRun = async (client: Client, bytes: Buffer | string, name?: string) =>
  client.tell(readList, { body: { file: await upload(client, bytes, name) } })

export const report = (client: Client, id: Uuid) => client.tell(importReport, { params: { id } })

/** What the dry run of a list says once it is over. */
export async function foreseen(world: World, client: Client, bytes: Buffer | string) {
  const { id } = await dryRun(client, bytes)
  await world.settle()
  return report(client, id)
}

/** What became of a list once it is written, or as far as it goes. */
export async function written(world: World, client: Client, id: Uuid) {
  await client.tell(runImport, { params: { id } })
  await world.settle()
  return report(client, id)
}

/** A customer list read and written, down to its last row. */
export async function bringIn(world: World, client: Client, bytes: Buffer | string) {
  const { id } = await dryRun(client, bytes)
  await world.settle()
  return written(world, client, id)
}

export const rowsOf = async (client: Client, id: Uuid, only: 'all' | 'problems' = 'all') =>
  (await client.tell(importRows, { params: { id }, query: { only, limit: 200 } })).items

/** How many customers the first company has. */
export const customerCount = (world: World) =>
  world.deed(async ctx => {
    const { n } = await ctx.tx
      .selectFrom('archive.customers')
      .select(row => row.fn.countAll<number>().as('n'))
      .where('company_id', '=', ctx.company)
      .executeTakeFirstOrThrow()
    return Number(n)
  })

/** The file of the customer whom the search box shows first, or whose device that is. */
export async function firstFound(client: Client, text: string) {
  const [hit] = (await client.tell(search, { query: { text } })).hits
  if (hit === undefined) throw new Error(`${text} is not found`)
  return client.tell(customerFile, { params: { id: hit.of ?? hit.id } })
}
