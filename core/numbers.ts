import { sql } from 'kysely'
import { type Context, inCompany, system } from './context.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'

const BLOCK = 20

/** Numbers of one company, kind and day that this process may give out. */
export type NumberBlock = { next: number; end: number }

/**
 * The next number for people, `20261121-0042`: the day in the company's time zone and a count. Numbers come
 * in blocks from a short transaction of their own; a deed that fails leaves a gap, and that is allowed.
 */
export async function nextNumber(ctx: Context, kind: string): Promise<string> {
  const day = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const key = `${ctx.company} ${kind} ${day}`
  const { numberBlocks } = ctx.house
  for (;;) {
    const coming = numberBlocks.get(key)
    const block = coming === undefined ? undefined : await coming
    if (block !== undefined && block.next <= block.end) {
      return numberOf(day, block.next++)
    }
    // Who comes while a block is being reserved waits for that one; otherwise sixteen at once would take
    // sixteen.
    if (numberBlocks.get(key) === coming) {
      const fresh = reserveBlock(ctx.house, ctx.company, kind, day)
      numberBlocks.set(key, fresh)
      fresh.catch(() => numberBlocks.delete(key))
      forgetOldDays(ctx.house, day)
    }
  }
}

const numberOf = (day: Temporal.PlainDate, count: number) =>
  `${day.toString().replaceAll('-', '')}-${String(count).padStart(4, '0')}`

/**
 * Numbers of many days at once, in the order asked, for what is written down of days long past. Reserved by
 * the deed's own transaction: whoever wants numbers of the same days meanwhile waits for it.
 */
export async function numbersOfDays(
  ctx: Context,
  kind: string,
  days: readonly Temporal.PlainDate[],
): Promise<string[]> {
  if (days.length === 0) return []
  // In the order of the days, so that two deeds of many days do not lock each other out.
  const { rows } = await sql<{ day: string; next: number }>`
    insert into core.number_blocks as block (company_id, kind, day, next)
    select ${ctx.company}, ${kind}, day, count(*) + 1
    from unnest(${days.map(String)}::text[]::date[]) as wanted (day) group by day order by day
    on conflict (company_id, kind, day) do update set next = block.next + excluded.next - 1
    returning day::text, next
  `.execute(ctx.tx)
  const left = new Map(rows.map(({ day, next }) => [day, next]))
  const last = days.toReversed().map(day => {
    const count = (left.get(day.toString()) ?? 1) - 1
    left.set(day.toString(), count)
    return numberOf(day, count)
  })
  return last.toReversed()
}

/** On a pool of its own: sixteen deeds that each hold a connection must not wait for a seventeenth. */
async function reserveBlock(
  house: House,
  company: Uuid,
  kind: string,
  day: Temporal.PlainDate,
): Promise<NumberBlock> {
  const end = await inCompany(
    house,
    company,
    system('numbers'),
    async ctx => {
      const row = await ctx.tx
        .insertInto('core.number_blocks')
        .values({ company_id: company, kind, day, next: BLOCK + 1 })
        .onConflict(conflict =>
          conflict
            .columns(['company_id', 'kind', 'day'])
            .doUpdateSet(eb => ({ next: eb('core.number_blocks.next', '+', BLOCK) })),
        )
        .returning('next')
        .executeTakeFirstOrThrow()
      return row.next - 1
    },
    { pool: house.pools.side },
  )
  return { next: end - BLOCK + 1, end }
}

function forgetOldDays(house: House, today: Temporal.PlainDate): void {
  for (const key of house.numberBlocks.keys()) {
    if (!key.endsWith(today.toString())) house.numberBlocks.delete(key)
  }
}

/** The company's time zone, remembered by the process. */
export async function timeZone(ctx: Context): Promise<string> {
  const known = ctx.house.timeZones.get(ctx.company)
  if (known !== undefined) return known
  const row = await ctx.tx
    .selectFrom('core.companies')
    .select('time_zone')
    .where('id', '=', ctx.company)
    .executeTakeFirstOrThrow()
  ctx.house.timeZones.set(ctx.company, row.time_zone)
  return row.time_zone
}
