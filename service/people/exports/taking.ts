import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { Refusal } from '#core/refusal.ts'
import type { Known } from '#core/routes.ts'
import { openSnapshot, type Snapshot } from '#core/snapshot.ts'
import { type Turns, turnsOf } from '#core/turns.ts'
import type { TakenOut } from '../contract/exports.ts'

/** What leaves and how; `filters` are names of filters, never what they say. */
export type What = { what: TakenOut; as: string; filters: readonly string[] }

/** One thing that leaves: seen at one moment, announced when it begins and when it ends. */
export type Taking = {
  readonly snapshot: Snapshot
  readonly company: string
  readonly zone: string
  readonly at: Temporal.Instant
  /** Ends the reading and says how much has left, whole or broken off. */
  end(how: { rows: number; whole: boolean }): Promise<void>
}

const MOST_AT_ONCE = 3
/** Each reads over a connection of the pool that all requests share (of two at least). */
const turns = new WeakMap<House, Turns>()
const PATIENCE_MS = 3000

function turnsIn(house: House): Turns {
  const known = turns.get(house) ?? turnsOf(Math.min(MOST_AT_ONCE, house.config.pool - 1))
  turns.set(house, known)
  return known
}

/**
 * Begins to take something out: one at a time for each person, three at once in the house. That it leaves is
 * in the journal before its first byte does.
 * @throws Refusal 'another export is running'
 */
export async function beginTaking(house: House, known: Known, what: What): Promise<Taking> {
  const { company, actor } = known
  const giveBack = await turnsIn(house).take(`${company} ${actor.staff ?? actor.name}`, PATIENCE_MS)
  if (giveBack === null) throw new Refusal('another export is running')
  try {
    const id = uuidv7()
    const { name, zone } = await inCompany(house, company, actor, async ctx => {
      const data = { what: what.what, as: what.as, filters: [...what.filters] }
      await announce(ctx, 'export begun', id, [company], data)
      return { name: await companyName(ctx.tx, company), zone: await timeZone(ctx) }
    })
    const snapshot = await openSnapshot(house, company, actor)
    const end: Taking['end'] = async how => {
      giveBack()
      await snapshot.end()
      await inCompany(house, company, actor, ctx => announce(ctx, 'export ended', id, [], how))
    }
    return { snapshot, company: name, zone, at: snapshot.ctx.now, end }
  } catch (fault) {
    giveBack()
    throw fault
  }
}

type Tx = Snapshot['ctx']['tx']

async function companyName(tx: Tx, company: Uuid): Promise<string> {
  const row = await tx
    .selectFrom('core.companies')
    .select('name')
    .where('id', '=', company)
    .executeTakeFirstOrThrow()
  return row.name
}
