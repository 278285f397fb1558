/**
 * 报表: figures. Reads all, writes nothing. Every rate comes with its n and what small numbers leave open
 * (Wilson 95 %, domain.md §8.8), and counts to the day that was asked for, not to the moment of asking.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { counted } from '#service/promises/contract.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { PERIOD_REFUSES } from './rules.ts'

export const share = z.object({
  k: z.int(),
  n: z.int(),
  raw: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** Whole days of the company's time zone, both included; at most three years. */
export const period = z.object({ from: day(), to: day() })

/** 初装返修率 of the devices that were installed in the period. */
export const rework = z.object({
  installed: z.int(),
  /** Of devices whose 365 days have passed: what may be compared and rewarded. */
  matured: z.object({ any: share, installation: share }),
  /** Of all devices installed in the period, up to now: young ones still have time to fail. */
  soFar: z.object({ any: share, installation: share }),
})

export const dashboard = endpoint({
  method: 'GET',
  url: '/api/insight/dashboard',
  summary: 'Promises kept, cases, return visits and first-installation rework of a period',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  query: period,
  returns: z.object({
    /** 履约率 of the promises that fell due in the period. */
    promises: counted.extend({ kept95: share }),
    byKind: z.array(counted.extend({ kind: z.enum(PROMISE_KINDS), kept95: share })),
    cases: z.object({ opened: z.int(), closed: z.int(), openAtEnd: z.int() }),
    visits: z.object({ finished: z.int(), brokenOff: z.int() }),
    returnVisits: z.object({ made: z.int(), works: share, satisfied: share }),
    rework,
  }),
  refuses: PERIOD_REFUSES,
})

export const reworkByInstaller = endpoint({
  method: 'GET',
  url: '/api/insight/installers',
  summary: 'First-installation rework by installer, most installations first',
  may: ['manager', 'admin', 'auditor'],
  query: period,
  returns: z.array(rework.extend({ installer: colleague })),
  refuses: PERIOD_REFUSES,
})
