/**
 * For a small disk: fills it while the database writes, then at its next start, and makes room each time.
 *   acknowledged <n> counted <m>   rows whose commit was acknowledged before the disk was full, and those
 * found
 *   fault <sentence>               what the next start on the full disk says
 *   found <m>                      rows found by the start after that
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { PlainFault } from '#core/fault.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'
import { until } from './until.ts'

const [folder = ''] = process.argv.slice(2)
const filler = join(folder, 'filler')
const start = () => startEmbedded({ folder, log: sentence => console.log(`log ${sentence}`) })

const server = await start()
const acknowledged = await writeUntilFull(server.ownerUrl)
await until(() =>
  count(server.ownerUrl).then(
    () => false,
    () => true,
  ),
)
rmSync(filler)
console.log(
  `acknowledged ${acknowledged} counted ${await until(() => count(server.ownerUrl).catch(() => null))}`,
)
await server.stop()

fill()
await start().then(
  () => console.log('started on a full disk'),
  fault => console.log(`fault ${fault instanceof PlainFault ? fault.sentence : fault}`),
)
rmSync(filler)
const again = await start()
console.log(`found ${await count(again.ownerUrl)}`)
await again.stop()

/** Few rows and much write-ahead log: its next segment of 16 MB finds no room, and PostgreSQL gives up. */
async function writeUntilFull(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table saved (n integer primary key)`
  await sql`insert into saved values (0)`
  fill()
  for (let n = 1; ; n++) {
    try {
      await sql`insert into saved select ${n} from pg_logical_emit_message(true, 'fill', repeat('x', 500000))`
    } catch (fault) {
      console.log(`refused ${fault}`)
      await sql.end({ timeout: 1 })
      return n
    }
  }
}

function fill(): void {
  const file = openSync(filler, 'w')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) writeSync(file, block)
  } catch {
    closeSync(file)
  }
}

async function count(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 2 })
  try {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from saved`
    return row?.n ?? 0
  } finally {
    await sql.end({ timeout: 1 })
  }
}
