import { randomBytes } from 'node:crypto'
import type { Context } from '#core/context.ts'
import { writeAllTerms } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { placeIn } from '../queries/customers.ts'
import { lettersOf, NUMBER_LETTERS, TOKEN_LETTERS, tailOf } from '../rules/labels.ts'
import { deviceRows, mergedDevices } from '../store/devices.ts'
import { labelNumbers, liveLabels, lockLabel, lockMeant, markRevoked, type Which } from '../store/labels.ts'
import { insertAll } from '../store/rows.ts'
import { deviceFindings } from '../terms.ts'
import { writeTermsOf } from './terms.ts'

type Batch = Which & { after?: string | undefined; limit: number; unlabelledOnly: boolean }

/**
 * Labels of the next machines that are meant, in the order in which they were written down: a live one stays,
 * who has none gets one. @throws Unreadable
 */
export async function makeLabels(ctx: Context, { after, limit, unlabelledOnly, ...which }: Batch) {
  const ids = await lockMeant(ctx, which, { after: placeIn(after), limit: limit + 1, unlabelledOnly })
  const devices = ids.slice(0, limit)
  const live = await liveLabels(ctx, devices)
  const bare = devices.filter(id => !live.some(label => label.device_id === id))
  const fresh = bare.map(device_id => ({
    id: uuidv7(),
    device_id,
    token: lettersOf(randomBytes(TOKEN_LETTERS)),
    number: lettersOf(randomBytes(NUMBER_LETTERS)),
  }))
  const rows = await deviceRows(ctx, devices, devices.length)
  const facts = new Map(rows.map(row => [row.id, row]))
  await keep(ctx, fresh, facts)
  const labels = new Map([...live, ...fresh].map(label => [label.device_id, label]))
  return {
    labels: devices.map(device => {
      const [label, machine] = [known(labels.get(device)), known(facts.get(device))]
      return {
        device,
        token: label.token,
        number: label.number,
        model: machine.model_name ?? '',
        productLine: machine.line_name ?? '',
        serialTail: tailOf(machine.serial),
      }
    }),
    made: fresh.length,
    next: ids.length > limit ? (devices.at(-1) ?? null) : null,
  }
}

type Fresh = { id: Uuid; device_id: Uuid; token: string; number: string }

/** Also a number that was revoked still leads the desk to its machine: an old sticker may be all one has. */
async function keep(
  ctx: Context,
  fresh: readonly Fresh[],
  machines: ReadonlyMap<Uuid, { serial: string }>,
): Promise<void> {
  if (fresh.length === 0) return
  await insertAll(
    ctx,
    'archive.labels',
    fresh.map(one => ({ ...one, made_at: ctx.now, made_by: ctx.actor.staff })),
  )
  const devices = fresh.map(({ device_id }) => device_id)
  const numbers = await labelNumbers(ctx, devices)
  await writeAllTerms(
    ctx,
    devices.map(id =>
      deviceFindings({ id, serial: known(machines.get(id)).serial, labels: numbers.get(id) ?? [] }),
    ),
  )
  // What was merged into one of them goes on leading to it.
  const containing = (await mergedDevices(ctx, devices)).flatMap(({ merged_into }) => merged_into ?? [])
  for (const id of new Set(containing)) await writeTermsOf(ctx, 'devices', id)
  await announceAll(
    ctx,
    'label made',
    fresh.map(({ id, device_id }) => ({ subject: id, about: [device_id] })),
  )
}

/** Its token opens nothing any more; the next print makes another. @throws Unknown, Refusal */
export async function revokeLabel(ctx: Context, id: Uuid): Promise<void> {
  const label = known(await lockLabel(ctx, id))
  refuse(label.revoked_at === null ? null : 'the label is revoked already')
  await markRevoked(ctx, id)
  await announce(ctx, 'label revoked', id, [label.device_id])
}
