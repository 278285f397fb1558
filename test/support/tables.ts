import { parse } from 'csv-parse/sync'
import { address, type Endpoint, type Question } from '#core/endpoint.ts'
import type { Client } from './client.ts'

/** Takes a table out as the desk does: its bytes, and the name under which a browser keeps them. */
export async function take<E extends Endpoint>(client: Client, endpoint: E, question: Question<E>) {
  const { query } = question as { query: Record<string, unknown> }
  const response = await client.send('GET', address(endpoint, { query }))
  const bytes = Buffer.from(await response.arrayBuffer())
  const name = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
  return { status: response.status, bytes, name: decodeURIComponent(name) }
}

/** A CSV as it was written: its headings, and each row's cells by them. */
export function tableOf(csv: Buffer) {
  const [headings = [], ...rows] = parse(csv, { bom: true }) as string[][]
  const column = (heading: string) => rows.map(row => row[headings.indexOf(heading)])
  return { headings, rows, column }
}
