import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { timeZone } from '#core/numbers.ts'
import { refuse } from '#core/refusal.ts'
import { keepingRate } from '#service/promises/queries.ts'
import { PROMISE_KINDS, type PromiseKind } from '#service/standards/contract.ts'
import type * as contract from './contract.ts'
import { promiseKeeping, REWORK_DAYS, share, whyNotPeriod } from './rules.ts'
import { type ReworkCounts, reworkCounts, workFigures } from './store.ts'

type Period = z.output<typeof contract.period>

/** @throws Refusal of PERIOD_REFUSES */
async function spanOf(ctx: Context, period: Period) {
  refuse(whyNotPeriod(period))
  const zone = await timeZone(ctx)
  return {
    from: period.from.toZonedDateTime({ timeZone: zone }).toInstant(),
    to: period.to.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).toInstant(),
  }
}

/** What a manager looks at on Monday. @throws Refusal of PERIOD_REFUSES */
export async function dashboard(ctx: Context, period: Period) {
  const span = await spanOf(ctx, period)
  const kept = async (kind?: PromiseKind) => {
    const counted = await keepingRate(ctx, { dueFrom: span.from, dueBefore: span.to, kind })
    return { ...counted, kept95: promiseKeeping(counted) }
  }
  const byKind = []
  for (const kind of PROMISE_KINDS) byKind.push({ kind, ...(await kept(kind)) })
  const work = await workFigures(ctx, span)
  return {
    promises: await kept(),
    byKind,
    cases: { opened: work.opened, closed: work.closed, openAtEnd: work.openAtEnd },
    visits: { finished: work.finished, brokenOff: work.brokenOff },
    returnVisits: {
      made: work.returnVisits,
      works: share(work.works, work.returnVisits),
      satisfied: share(work.satisfied, work.returnVisits),
    },
    rework: asRework(added(await installedIn(ctx, period))),
  }
}

/** 初装返修率 by installer, most installations first. @throws Refusal of PERIOD_REFUSES */
export async function reworkByInstaller(ctx: Context, period: Period) {
  refuse(whyNotPeriod(period))
  const rows = await installedIn(ctx, period)
  return rows.flatMap(row =>
    row.installer ? [{ installer: { id: row.installer, name: row.name ?? '' }, ...asRework(row) }] : [],
  )
}

async function installedIn(ctx: Context, period: Period): Promise<ReworkCounts[]> {
  const zone = await timeZone(ctx)
  const today = ctx.now.toZonedDateTimeISO(zone).toPlainDate()
  return reworkCounts(ctx, { ...period, today, zone, days: REWORK_DAYS })
}

type Counts = Omit<ReworkCounts, 'installer' | 'name'>

function added(rows: readonly ReworkCounts[]): Counts {
  const sum = (of: keyof Counts) => rows.reduce((total, row) => total + row[of], 0)
  return {
    installed: sum('installed'),
    installedMatured: sum('installedMatured'),
    any: sum('any'),
    anyMatured: sum('anyMatured'),
    installation: sum('installation'),
    installationMatured: sum('installationMatured'),
  }
}

const asRework = (row: Counts) => ({
  installed: row.installed,
  matured: {
    any: share(row.anyMatured, row.installedMatured),
    installation: share(row.installationMatured, row.installedMatured),
  },
  soFar: {
    any: share(row.any, row.installed),
    installation: share(row.installation, row.installed),
  },
})
