import type { Uuid } from '#core/ids.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'

export type Many = {
  company: Uuid
  /** Who was asked first, handles the cases and sees to the promises. */
  agent: Uuid
  /** Stands before the numbers of the cases, so that more can be laid beside. */
  mark: string
  cases: number
  promises: number
  /** When the first of them is due, and how far apart the others are. */
  firstDue: Temporal.Instant
  everyMs: number
  /** The step of the ordinary ladder that comes next: -30, 0 or 60 minutes; those before were taken. */
  next: -30 | 0 | 60
}

/**
 * Lays open cases with callbacks promised in them straight into the ledger, in the shape in which deeds leave
 * them: for a million of them, which deeds would make within a night. Foreign keys are right by construction.
 */
export async function layPromises(ownerUrl: string, it: Many): Promise<void> {
  const owner = connectRaw(ownerUrl, { max: 1, name: 'lays promises' })
  try {
    await owner.unsafe('set session_replication_role = replica')
    await owner.unsafe('set statement_timeout = 0')
    await layCases(owner, it)
    await owner.unsafe(
      `insert into promises.promises (company_id, id, kind, case_id, customer_id, made_by, made_at,
        first_asked_by, handler, due_at, about, owner, look_at)
      select $1, uuidv7(), 'callback', file.id, file.customer, $2, due - interval '2 hours', $2, $2, due,
        '问过师傅再告诉您', $2, due + $3 * interval '1 minute' + interval '1 microsecond'
      from (select n, $4::timestamptz + n * $5::float8 * interval '1 millisecond' as due
        from generate_series(0, $6 - 1) n) wanted
      join file on file.n = wanted.n % $7`,
      [it.company, it.agent, it.next, it.firstDue.toString(), it.everyMs, it.promises, it.cases] as never[],
    )
    if (it.next > -30) await layTaken(owner, it)
    await owner.unsafe('drop table file')
  } finally {
    await owner.end({ timeout: 5 })
  }
}

async function layCases(owner: Pool, it: Many): Promise<void> {
  await owner.unsafe(
    `create temp table file as
    select n, uuidv7() as id, uuidv7() as customer from generate_series(0, ${it.cases - 1}) n`,
  )
  const opened = it.firstDue.subtract({ hours: 3 }).toString()
  const whose = [it.company, opened] as never[]
  await owner.unsafe(
    `insert into archive.customers (company_id, id, name, kind, changed_at)
    select $1, customer, '马俊杰' || n, 'person', $2 from file`,
    whose,
  )
  await owner.unsafe(
    `insert into cases.cases
      (company_id, id, number, customer_id, reason, symptom, urgency, opened_at, first_asked_by)
    select $1, id, $3 || n, customer, 'repair', '不出热水', 'normal', $2, $4 from file`,
    [...whose, `${it.mark}-`, it.agent] as never[],
  )
  await owner.unsafe(
    `insert into cases.handlings (company_id, id, case_id, handler, from_at)
    select $1, uuidv7(), id, $3, $2 from file`,
    [...whose, it.agent] as never[],
  )
}

/** The steps that lie behind them, as the sweep wrote them down. */
async function layTaken(owner: Pool, it: Many): Promise<void> {
  await owner.unsafe(
    `insert into promises.reminders (company_id, promise_id, stage, at, for_staff, due_at, minutes, rung)
    select $1, promise.id, step.stage, promise.due_at + step.minutes * interval '1 minute', $2,
      promise.due_at, step.minutes, 'owner'
    from file join promises.promises promise on promise.company_id = $1 and promise.case_id = file.id
    cross join (values ('due soon', -30), ('broken', 0)) step (stage, minutes)
    where step.minutes < $3`,
    [it.company, it.agent, it.next] as never[],
  )
  if (it.next === 60) {
    await owner.unsafe(
      `insert into promises.breaches (company_id, promise_id, raised_at)
      select $1, promise.id, promise.due_at
      from file join promises.promises promise on promise.company_id = $1 and promise.case_id = file.id`,
      [it.company] as never[],
    )
  }
}
