import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Handed } from '#core/mail.ts'
import { type Round, visitSideBySide } from '#core/rounds.ts'
import { pauseAfter } from '../rules/notices/sending.ts'
import * as store from '../store/notices.ts'
import { handOver } from './handing.ts'
import { giveUp, type Ready, take, tellSent } from './taking.ts'

/**
 * Sends what is due in every company and returns how many left. The table is the queue: a notice is taken in
 * one transaction, sent outside of any, and what became of it is written in another. At least once: where the
 * other end took it and we were killed before we knew, it is sent again under the same id.
 */
export async function carry(house: House, stopping?: AbortSignal): Promise<number> {
  let sent = 0
  const visit = async (company: Uuid) => {
    const { looked, ready } = await inCompany(house, company, system('notices'), take)
    const left = await send(house, company, ready)
    sent += left
    return looked
  }
  await visitSideBySide(house, 'hotline', visit, stopping)
  return sent
}

type Outcome = Ready & { handed: Handed }

/**
 * Side by side. What became of each is written as soon as it is known, together with whatever else came back
 * while others were being written.
 * @returns how many left
 */
async function send(house: House, company: Uuid, ready: readonly Ready[]): Promise<number> {
  const waiting: Outcome[] = []
  let before: Promise<unknown> = Promise.resolve()
  const write = async () => {
    const outcomes = waiting.splice(0)
    if (outcomes.length === 0) return
    await inCompany(house, company, system('notices'), ctx => record(ctx, outcomes))
  }
  const ends = ready.map(async one => {
    const handed = await handOver(house, one)
    waiting.push({ ...one, handed })
    const written = before.then(write)
    before = written.catch(() => {})
    await written
    return handed.as === 'failed' ? 0 : 1
  })
  let left = 0
  for (const end of await Promise.allSettled(ends)) {
    if (end.status === 'rejected') throw end.reason
    left += end.value
  }
  return left
}

async function record(ctx: Context, outcomes: readonly Outcome[]): Promise<void> {
  const sent: Outcome[] = []
  for (const one of outcomes) {
    if (one.handed.as === 'failed') await recordFailure(ctx, one.notice, one.handed)
    else sent.push(one)
  }
  const settled = await store.markSent(
    ctx,
    sent.map(({ notice, to, words, handed }) => ({
      id: notice.id,
      to,
      title: words.title,
      body: words.body,
      delivered: handed.as === 'delivered',
    })),
  )
  for (const { notice } of sent) if (settled.has(notice.id)) await tellSent(ctx, notice)
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
