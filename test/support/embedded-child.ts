/**
 * A small Yinuo for tests that kill one: starts the embedded PostgreSQL in the folder given, then
 *   hold   says `up <pid> <port>` and stays
 *   write  says `saved <n>` for each row after its commit was acknowledged, without end
 *   once   says `up …` and stops it again
 * A fault of the surroundings is said as `fault <sentence> | <way out>`, with exit code 3.
 */
import postgres from 'postgres'
import { PlainFault } from '#core/fault.ts'
import { startEmbedded } from '#core/postgres/embedded.ts'

const [folder = '', mode = 'once'] = process.argv.slice(2)

try {
  const server = await startEmbedded({ folder, log: sentence => console.log(`log ${sentence}`) })
  console.log(`up ${server.pid} ${new URL(server.ownerUrl).port}`)
  if (mode === 'hold') setInterval(() => {}, 60_000)
  if (mode === 'write') await write(server.ownerUrl)
  if (mode === 'once') await server.stop()
} catch (fault) {
  if (!(fault instanceof PlainFault)) throw fault
  console.log(`fault ${fault.sentence} | ${fault.wayOut}`)
  process.exitCode = 3
}

async function write(url: string): Promise<never> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table if not exists saved (n integer primary key, what text)`
  for (let n = 1; ; n++) {
    await sql`insert into saved values (${n}, ${'晨光太阳能'})`
    // Only when the line has left this process: what waits here when it is killed nobody hears.
    await new Promise(left => process.stdout.write(`saved ${n}\n`, left))
  }
}
