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
 * The first numbers of many days at once, in the order asked, for what is written of days long past: nobody
 * has asked for a number of these days before.
 */
export async function firstNumbers(
  ctx: Context,
  kind: string,
  days: readonly Temporal.PlainDate[],
): Promise<string[]> {
  const counts = new Map<string, { day: Temporal.PlainDate; count: number }>()
  const numbers = days.map(day => {
    const so = counts.get(day.toString()) ?? { day, count: 0 }
    counts.set(day.toString(), so)
    return numberOf(day, ++so.count)
  })
  if (counts.size === 0) return []
  const blocks = [...counts.values()].map(({ day, count }) => ({
    company_id: ctx.company,
    kind,
    day,
    next: Math.ceil(count / BLOCK) * BLOCK + 1,
  }))
  await ctx.tx.insertInto('core.number_blocks').values(blocks).execute()
  return numbers
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
