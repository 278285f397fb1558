import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { colleagues, customerName } from '#service/hotline/colleagues.ts'
import { OUR_KINDS } from '#service/standards/contract.ts'
import type * as contract from './contract.ts'
import { FIGURES, type FigureName, type Outcome, type Source, shareOf, type Tally } from './rules/figures.ts'
import { shrunk, standsOut, whyNotPeriod } from './rules.ts'
import type { Reach } from './sources.ts'
import * as store from './store.ts'

type Period = z.output<typeof contract.period>

/** @throws Refusal of PERIOD_REFUSES */
async function reachOf(ctx: Context, period: Period): Promise<Reach> {
  refuse(whyNotPeriod(period))
  const zone = await timeZone(ctx)
  return {
    from: period.from.toZonedDateTime({ timeZone: zone }).toInstant(),
    to: period.to.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).toInstant(),
    zone,
    today: ctx.now.toZonedDateTimeISO(zone).toPlainDate(),
    days: Number(period.days),
  }
}

/** What a manager looks at on Monday. @throws Refusal of PERIOD_REFUSES */
export async function dashboard(ctx: Context, period: Period) {
  const reach = await reachOf(ctx, period)
  const counted = (source: Source) => store.tally(ctx, source, reach, 'kind')
  const promises = await counted('promises')
  const completions = await counted('completions')
  const repairs = await counted('repairs')
  const answers = await counted('answers')
  const { opened, closed, openAtEnd, ...visits } = await store.workFigures(ctx, reach)
  return {
    promises: promisesOf(promises),
    byKind: byKind(promises),
    cases: { opened, closed, openAtEnd },
    visits: { ...visits, onTime: shareOf('arrived on time', promises) },
    firstFix: {
      fixed: shareOf('fixed at once', repairs),
      pending: sum(repairs.filter(one => !one.ripe)),
    },
    returnVisits: {
      made: sum(answers),
      inTime: shareOf('return visit in time', completions),
      notReached: shareOf('return visit not reached', completions),
      works: shareOf('works', await counted('workings')),
      satisfied: shareOf('satisfied', answers),
    },
    rework: reworkOf(await counted('devices')),
  }
}

const sum = (tallies: readonly Tally[]) => tallies.reduce((total, { n }) => total + n, 0)

/** The kinds of which something fell due, in the order of the book. */
function byKind(promises: readonly Tally[]) {
  return OUR_KINDS.map(kind => ({ kind, those: promises.filter(one => one.kind === kind) }))
    .filter(({ those }) => those.length > 0)
    .map(({ kind, those }) => ({ kind, ...promisesOf(those) }))
}

function promisesOf(tallies: readonly Tally[]) {
  const stood = (outcome: Outcome) => sum(tallies.filter(one => one.outcome === outcome))
  const kept95 = shareOf('promises kept', tallies)
  return {
    kept: stood('kept'),
    keptLate: stood('kept late'),
    broken: stood('broken'),
    renegotiated: stood('moved by us') + stood('moved by the customer'),
    movedByUs: stood('moved by us'),
    withdrawn: stood('withdrawn'),
    notReached: stood('not reached'),
    open: stood('open'),
    rate: kept95.raw,
    kept95,
  }
}

const reworkOf = (tallies: readonly Tally[]) => ({
  installed: sum(tallies),
  matured: {
    any: shareOf('rework', tallies),
    installation: shareOf('rework by installation', tallies),
  },
  soFar: {
    any: shareOf('rework so far', tallies),
    installation: shareOf('rework by installation so far', tallies),
  },
})

/** 初装返修率 by installer, whom it concerns most first. @throws Refusal of PERIOD_REFUSES */
export async function reworkByInstaller(ctx: Context, period: Period) {
  const tallies = await store.tally(ctx, 'devices', await reachOf(ctx, period), 'person')
  const company = reworkOf(tallies)
  const people = [...new Set(tallies.map(one => one.of).filter(of => of !== null))]
  const named = await colleagues(ctx, people)
  const installers = people.map(id => {
    const his = reworkOf(tallies.filter(one => one.of === id))
    return {
      ...his,
      installer: named(id),
      shrunk: {
        any: shrunk(his.matured.any, company.matured.any),
        installation: shrunk(his.matured.installation, company.matured.installation),
      },
      standsOut: standsOut(his.matured.installation, company.matured.installation),
    }
  })
  const rank = (one: (typeof installers)[number]) => one.shrunk.installation ?? 0
  return {
    company,
    installers: installers.toSorted((a, b) => rank(b) - rank(a) || b.installed - a.installed),
  }
}

/** A figure week by week or month by month, the earliest first. @throws Refusal of PERIOD_REFUSES */
export async function trend(ctx: Context, by: Period & { figure: FigureName; by: 'week' | 'month' }) {
  const reach = await reachOf(ctx, by)
  const tallies = await store.tally(ctx, FIGURES[by.figure].from, reach, by.by)
  const starts = [...new Set(tallies.map(one => known(one.of)))].toSorted()
  return starts
    .map(start => ({
      starts: Temporal.PlainDate.from(start),
      share: shareOf(
        by.figure,
        tallies.filter(one => one.of === start),
      ),
    }))
    .filter(one => one.share.n > 0)
}

/** The devices behind the rework of one installer. @throws Unknown; Refusal of PERIOD_REFUSES */
export async function behindInstaller(ctx: Context, installer: Uuid, by: Behind) {
  if (!(await store.isOurs(ctx, installer))) throw new Unknown()
  return behind(ctx, { ...by, person: installer })
}

type Behind = z.output<typeof contract.behindFigure.query>

/** The facts behind a figure, names as whoever asks may read them. @throws Refusal of PERIOD_REFUSES */
export async function behind(ctx: Context, by: Behind & { person?: Uuid }) {
  const reach = await reachOf(ctx, by)
  const rows = await store.behind(ctx, by.figure, reach, by, placeFrom(by.after), by.limit + 1)
  const named = await colleagues(
    ctx,
    rows.map(row => row.person),
  )
  return pageOf(
    rows,
    by.limit,
    row => row,
    row => ({
      id: row.id,
      at: row.at,
      outcome: row.outcome as Outcome,
      case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber ?? '' },
      deviceId: row.deviceId,
      visitId: row.visitId,
      customer: { id: row.customerId, name: customerName(ctx, row.customerName) },
      person: named(row.person),
    }),
  )
}
