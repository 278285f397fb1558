/**
 * 报表: figures. Reads all, writes nothing. Every rate comes with its n and what small numbers leave open
 * (Wilson 95 %, domain.md §8.8), counts to the day that was asked for and not to the moment of asking, and
 * opens to the cases behind it.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, page, pageQuery } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { counted } from '#service/promises/contract.ts'
import { OUR_KINDS } from '#service/standards/contract.ts'
import { FIGURE_NAMES, OUTCOMES, PARTS } from './rules/figures.ts'
import { PERIOD_REFUSES, REWORK_DAYS, USUAL_REWORK_DAYS } from './rules.ts'

export const share = z.object({
  k: z.int(),
  n: z.int(),
  raw: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** Whole days of the company's time zone, both included; at most three years. */
export const period = z.object({
  from: day(),
  to: day(),
  /** How many days after an installation a repair is rework. */
  days: z.enum(REWORK_DAYS).default(USUAL_REWORK_DAYS),
})

/** 初装返修率 of the devices that were installed in the period. */
export const rework = z.object({
  installed: z.int(),
  /** Of devices whose days are over: what may be compared and rewarded. */
  matured: z.object({ any: share, installation: share }),
  /** Of all devices installed in the period, up to now: young ones still have time to fail. */
  soFar: z.object({ any: share, installation: share }),
})

const readers = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'] as const
/** Who may compare people. */
const comparers = ['manager', 'admin', 'auditor'] as const

export const dashboard = endpoint({
  method: 'GET',
  url: '/api/insight/dashboard',
  summary: 'Promises kept, cases, visits, return visits and first-installation rework of a period',
  may: readers,
  query: period,
  returns: z.object({
    /** 履约率 of the promises that fell due in the period. */
    promises: counted.extend({ kept95: share }),
    byKind: z.array(counted.extend({ kind: z.enum(OUR_KINDS), kept95: share })),
    cases: z.object({ opened: z.int(), closed: z.int(), openAtEnd: z.int() }),
    visits: z.object({ finished: z.int(), brokenOff: z.int(), onTime: share }),
    /** 一次修复率; `pending`: repairs whose 30 days are not over. */
    firstFix: z.object({ fixed: share, pending: z.int() }),
    returnVisits: z.object({
      made: z.int(),
      inTime: share,
      notReached: share,
      works: share,
      satisfied: share,
    }),
    rework,
  }),
  refuses: PERIOD_REFUSES,
})

export const reworkByInstaller = endpoint({
  method: 'GET',
  url: '/api/insight/installers',
  summary: 'First-installation rework by installer, the highest shrunk installation rate first',
  may: comparers,
  query: period,
  returns: z.object({
    /** All devices of the period, of whomever: what people are compared with. */
    company: rework,
    installers: z.array(
      rework.extend({
        installer: colleague,
        /** Matured rates drawn towards the company's (domain.md §8.9). */
        shrunk: z.object({ any: z.number().nullable(), installation: z.number().nullable() }),
        /** Whether the installation rate surely lies above or below the company's (domain.md §8.10). */
        standsOut: z.enum(['above', 'below']).nullable(),
      }),
    ),
  }),
  refuses: PERIOD_REFUSES,
})

export const trend = endpoint({
  method: 'GET',
  url: '/api/insight/trend',
  summary: 'A figure week by week or month by month',
  may: readers,
  query: period.extend({ figure: z.enum(FIGURE_NAMES), by: z.enum(['week', 'month']) }),
  /** Only the weeks (by their Monday) and months in which there was something to count. */
  returns: z.array(z.object({ starts: day(), share })),
  refuses: PERIOD_REFUSES,
})

const outcomes = [...new Set(Object.values(OUTCOMES).flat())]

export const fact = z.object({
  id: id(),
  /** When it fell due, was finished, installed, said. */
  at: instant(),
  outcome: z.enum(outcomes),
  case: z.object({ id: id(), number: z.string() }).nullable(),
  deviceId: id().nullable(),
  visitId: id().nullable(),
  customer: z.object({ id: id(), name: z.string() }),
  /** Who had promised, gone, installed. */
  person: colleague.nullable(),
})

const behindQuery = pageQuery().extend({
  ...period.shape,
  figure: z.enum(FIGURE_NAMES),
  part: z.enum(PARTS).default('all'),
})

export const behindFigure = endpoint({
  method: 'GET',
  url: '/api/insight/behind',
  summary: 'The cases behind a figure: all of them, those it counts, or the others; the latest first',
  may: readers,
  query: behindQuery.extend({ kind: z.enum(OUR_KINDS).optional() }),
  returns: page(fact),
  refuses: PERIOD_REFUSES,
})

export const behindInstaller = endpoint({
  method: 'GET',
  url: '/api/insight/installers/:id/behind',
  summary: 'The devices behind the rework of one installer, the latest first',
  may: comparers,
  params: z.object({ id: id() }),
  query: behindQuery.extend({
    figure: z.enum(['rework', 'rework by installation', 'rework so far', 'rework by installation so far']),
  }),
  returns: page(fact),
  refuses: PERIOD_REFUSES,
})
