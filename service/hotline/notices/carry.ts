import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Handed } from '#core/mail.ts'
import { type Round, visitSideBySide } from '#core/rounds.ts'
import { pauseAfter } from '../rules/notices/sending.ts'
import * as store from '../store/notices.ts'
import { handOver } from './handing.ts'
import { giveUp, left, type Ready, take } from './taking.ts'

/**
 * Sends what is due in every company and returns how many left. The table is the queue: a notice is taken in
 * one transaction, sent outside of any, and what became of it is written in another. At least once: where the
 * other end took it and we were killed before we knew, it is sent again under the same id.
 */
export async function carry(house: House, stopping?: AbortSignal): Promise<number> {
  let sent = 0
  const visit = async (company: Uuid) => {
    const { looked, ready } = await inCompany(house, company, system('notices'), take)
    const gone = await send(house, company, ready)
    sent += gone
    return looked
  }
  await visitSideBySide(house, 'hotline', visit, stopping)
  return sent
}

/** Side by side; what became of each is written as soon as it is known, one after the other. */
async function send(house: House, company: Uuid, ready: readonly Ready[]): Promise<number> {
  let sent = 0
  let written = Promise.resolve()
  const outcomes = ready.map(async one => {
    const outcome = await handOver(house, one)
    if (outcome.as !== 'failed') sent++
    written = written.then(() =>
      inCompany(house, company, system('notices'), ctx => record(ctx, one, outcome)),
    )
    await written
  })
  const faults = (await Promise.allSettled(outcomes)).filter(one => one.status === 'rejected')
  if (faults[0]) throw faults[0].reason
  return sent
}

async function record(ctx: Context, { notice, to, words }: Ready, outcome: Handed): Promise<void> {
  if (outcome.as === 'failed') return recordFailure(ctx, notice, outcome)
  const settled = await store.change(ctx, notice.id, {
    try_at: null,
    held_until: null,
    last_fault: null,
    sent_at: ctx.now,
    sent_to: to,
    title: words.title,
    body: words.body,
    delivered_at: outcome.as === 'delivered' ? ctx.now : null,
  })
  if (settled) await left(ctx, notice)
}

async function recordFailure(
  ctx: Context,
  notice: store.DueNotice,
  { why, forGood, unreached }: Extract<Handed, { as: 'failed' }>,
): Promise<void> {
  const pause = forGood ? null : pauseAfter(notice.attempts + 1)
  await store.change(ctx, notice.id, { last_fault: why })
  if (pause === null) return giveUp(ctx, notice, forGood ? why : 'tried for a day')
  const until = ctx.now.add(pause)
  await store.change(ctx, notice.id, { try_at: until })
  if (unreached) await store.postponeChannel(ctx, notice.channel, until)
}

/** Every worker looks each second. */
export const rounds: readonly Round[] = [
  { name: 'notices', everySeconds: 1, do: async (house, stopping) => void (await carry(house, stopping)) },
]
