import type { Question } from '#core/endpoint.ts'
import type { behindFigure } from '../contract.ts'
import type { FigureName } from '../rules/figures.ts'
import type { ReworkDays } from '../rules.ts'

/** Two days `2026-11-22`, both included, and how many days after an installation a repair counts. */
export type Period = { from: string; to: string; days: ReworkDays }

export type Behind = {
  figure: FigureName
  period: Period
  kind?: Question<typeof behindFigure>['query']['kind']
  /** Only the devices of one installer. */
  installer?: string
}

/** Where the cases behind a figure are listed. */
export function behindAt({ figure, period, kind, installer }: Behind): string {
  const given = { figure, from: period.from, to: period.to, days: period.days, kind, installer }
  const said = Object.entries(given).filter((one): one is [string, string] => one[1] !== undefined)
  return `/figures/behind?${new URLSearchParams(said)}`
}
