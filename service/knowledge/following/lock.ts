import type { House } from '#core/house.ts'
import { connect, loginUrl } from '#core/postgres/connect.ts'
import type { Lent } from '#core/postgres/lend.ts'
import { lockNumber } from './folder.ts'

/** Who has it writes the indexes of this host; it is gone with the connection, and so with the process. */
export type Lock = { isOurs(): Promise<boolean>; close(): Promise<void> }

/**
 * An advisory lock of PostgreSQL under the number that lies in the folder: a file would outlive a process
 * that is killed, and process ids mean nothing between containers. On a connection of its own, because it is
 * held, or waited for, as long as the process lives.
 */
export function openLock(house: House): Lock {
  const pool = connect(loginUrl(house.ownerUrl, house.secret, 'app'), { max: 1, name: 'answers' })
  let line: Lent | null = null
  /** The number that is held; null: none. */
  let ours: string | null = null
  async function ask(): Promise<boolean> {
    line ??= await pool.lend()
    const number = await lockNumber(house.config.data)
    // Somebody put another file there: whoever comes now goes by its number.
    if (ours !== null && ours !== number) {
      ours = null
      await line.unsafe('select pg_advisory_unlock_all()')
    }
    // Where it is ours already this only says that the connection lives.
    const question = ours ? 'select true as held' : 'select pg_try_advisory_lock($1::bigint) as held'
    const [row] = await line.unsafe(question, ours ? [] : [number], { prepare: true })
    ours = row?.held === true ? number : null
    return ours !== null
  }
  return {
    async isOurs() {
      try {
        return await ask()
      } catch (fault) {
        line?.discard()
        line = null
        ours = null
        throw fault
      }
    },
    async close() {
      // Given back before the connection closes: the server notices that only some time later. One that is
      // gone says so at once instead of failing later; it holds no lock any more.
      const giveBack = async () => line?.unsafe('select pg_advisory_unlock_all()')
      if (ours !== null) await giveBack().catch(() => {})
      ours = null
      line?.discard()
      await pool.end(1)
    },
  }
}
