import { PgBoss } from 'pg-boss'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

/**
 * Something that leaves the house: a mail, a message, a webhook. Sent at least once; `id` is the idempotency
 * key.
 */
export type Delivery = { id: Uuid; company: Uuid; data: Record<string, unknown> }

/**
 * Who carries deliveries of one kind out. Must bear being called twice with the same id. Throws to be tried
 * again.
 */
export type Carrier = { kind: string; carry(house: House, delivery: Delivery): Promise<void> }

/** Something done by the clock, by one worker of all. `cron` in UTC. */
export type Cron = { name: string; cron: string; do(house: House): Promise<void> }

export type Jobs = {
  /** From a reaction (the fact is committed by then): the same id twice is one delivery. */
  deliver(kind: string, delivery: Delivery): Promise<void>
  /** Begins to carry deliveries and to keep the clock. Web-only processes never call it. */
  work(house: House, carriers: readonly Carrier[], crons: readonly Cron[]): Promise<void>
  stop(): Promise<void>
}

const RETRIES = {
  retryLimit: 8,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 120,
}
const DEAD = 'deliveries.dead'
const queueOf = (kind: string) => `deliver.${kind}`

/** pg-boss on its own login, schema and pool; nothing of it is in a deed's transaction. */
export function openJobs(url: string, onError: (fault: Error) => void): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    createSchema: false,
    max: 3,
    application_name: 'yinuo jobs',
  })
  boss.on('error', onError)
  let started: Promise<unknown> | undefined
  const start = () => {
    started ??= boss.start()
    return started
  }
  return {
    async deliver(kind, delivery) {
      await start()
      await ensureQueue(boss, queueOf(kind))
      await boss.send(queueOf(kind), delivery, { id: delivery.id })
    },
    async work(house, carriers, crons) {
      await start()
      for (const carrier of carriers) {
        await ensureQueue(boss, queueOf(carrier.kind))
        await boss.work<Delivery>(
          queueOf(carrier.kind),
          { batchSize: 1, pollingIntervalSeconds: 1 },
          async jobs => {
            for (const job of jobs) await carrier.carry(house, job.data)
          },
        )
      }
      for (const cron of crons) {
        const queue = `cron.${cron.name}`
        await boss.createQueue(queue, { policy: 'stately', retryLimit: 2, expireInSeconds: 600 })
        await boss.work(queue, { batchSize: 1, pollingIntervalSeconds: 5 }, () => cron.do(house))
        await boss.schedule(queue, cron.cron, null, { tz: 'UTC' })
      }
    },
    async stop() {
      if (started === undefined) return
      await started.catch(() => {})
      await boss.stop({ graceful: true, timeout: 5_000, close: true })
    },
  }
}

/** What fails eight times lies in the dead-letter queue until somebody looks at it. */
async function ensureQueue(boss: PgBoss, queue: string): Promise<void> {
  if ((await boss.getQueue(queue)) !== null) return
  await boss.createQueue(DEAD, { retentionSeconds: 60 * 60 * 24 * 90 })
  await boss.createQueue(queue, { ...RETRIES, deadLetter: DEAD })
}
