import { type Share, share } from '#core/share.ts'

/** How each fact that is counted came out. The SQL of sources.ts says nothing else. */
export const OUTCOMES = {
  promises: [
    'kept',
    'kept late',
    'broken',
    'moved by us',
    'moved by the customer',
    'withdrawn',
    'not reached',
    'open',
  ],
  completions: ['in time', 'late', 'not made', 'not reached', 'not wanted'],
  repairs: ['fixed', 'needed more', 'came again'],
  devices: ['no repair', 'installation', 'other cause', 'not judged'],
  answers: ['satisfied', 'neutral', 'unhappy'],
  workings: ['works', 'does not work'],
} as const
export type Source = keyof typeof OUTCOMES
export type Outcome = (typeof OUTCOMES)[Source][number]

/**
 * A figure counts, among the facts of a source with these outcomes, those with those. `ripe`: only facts
 * whose time to come out otherwise is over, so that a figure of the past does not change.
 */
export type Figure = {
  from: Source
  among: readonly Outcome[]
  counts: readonly Outcome[]
  ripe: boolean
  kind?: 'visit window'
}

const REPAIRED = ['installation', 'other cause', 'not judged'] as const

export const FIGURES = {
  /** 履约率: renegotiated, withdrawn in time and not reached stand beside it (design.md §6). */
  'promises kept': {
    from: 'promises',
    among: ['kept', 'kept late', 'broken'],
    counts: ['kept'],
    ripe: true,
  },
  /** 准时上门率: a window that we moved counts against us, one that the customer moved does not. */
  'arrived on time': {
    from: 'promises',
    kind: 'visit window',
    among: ['kept', 'kept late', 'broken', 'moved by us'],
    counts: ['kept'],
    ripe: true,
  },
  /** 回访及时率, within 24 hours on the wall of the work being finished (seeds/002 §五). */
  'return visit in time': {
    from: 'completions',
    among: ['in time', 'late', 'not made'],
    counts: ['in time'],
    ripe: true,
  },
  /** Three tries, at least two hours apart: apart from the rate, so that nobody hides behind it. */
  'return visit not reached': {
    from: 'completions',
    among: ['in time', 'late', 'not made', 'not reached'],
    counts: ['not reached'],
    ripe: true,
  },
  /** 一次修复率: one visit, and nobody had to come to this device again within 30 days. */
  'fixed at once': { from: 'repairs', among: OUTCOMES.repairs, counts: ['fixed'], ripe: true },
  /** 初装返修率, for any cause and because of the installation; only the latter is anybody's merit or blame. */
  rework: { from: 'devices', among: OUTCOMES.devices, counts: REPAIRED, ripe: true },
  'rework by installation': {
    from: 'devices',
    among: OUTCOMES.devices,
    counts: ['installation'],
    ripe: true,
  },
  /** The same with the devices that still have time to fail. */
  'rework so far': { from: 'devices', among: OUTCOMES.devices, counts: REPAIRED, ripe: false },
  'rework by installation so far': {
    from: 'devices',
    among: OUTCOMES.devices,
    counts: ['installation'],
    ripe: false,
  },
  /** CSAT: 4 and 5 of 5. */
  satisfied: { from: 'answers', among: OUTCOMES.answers, counts: ['satisfied'], ripe: true },
  works: { from: 'workings', among: OUTCOMES.workings, counts: ['works'], ripe: true },
} as const satisfies Record<string, Figure>

export type FigureName = keyof typeof FIGURES
export const FIGURE_NAMES = Object.keys(FIGURES) as [FigureName, ...FigureName[]]

/** So many facts of one kind came out like this. */
export type Tally = { outcome: string; ripe: boolean; kind: string | null; n: number }

/** A figure from counted facts of its source. */
export function shareOf(name: FigureName, tallies: readonly Tally[]): Share {
  const figure: Figure = FIGURES[name]
  const counted = (outcomes: readonly string[]) =>
    tallies
      .filter(one => (one.ripe || !figure.ripe) && (figure.kind === undefined || one.kind === figure.kind))
      .reduce((sum, { outcome, n }) => (outcomes.includes(outcome) ? sum + n : sum), 0)
  return share(counted(figure.counts), counted(figure.among))
}

/** All facts of a figure, those it counts, or the others. */
export const PARTS = ['all', 'counted', 'others'] as const
export type Part = (typeof PARTS)[number]

export function outcomesOf(name: FigureName, part: Part): readonly Outcome[] {
  const { among, counts }: Figure = FIGURES[name]
  if (part === 'all') return among
  return part === 'counted' ? counts : among.filter(outcome => !counts.includes(outcome))
}
