import type { House } from '#core/house.ts'
import type { FaultClass } from '#service/fieldwork/rules.ts'
import type { Calendar } from '#service/people/rules/calendar.ts'
import { isWorkday } from '#service/people/rules/calendar.ts'
import type { Crew } from '../crew.ts'
import { type Asked, calledBack, type From, phoneSolved, type Trouble, visited } from '../lives.ts'
import { BLAME_LEFT_OPEN, learn, type Pattern, SATISFACTION_LEFT_OPEN } from '../press/pattern.ts'
import type { Stage } from '../stage.ts'
import {
  askedLate,
  brokenOff,
  calledOff,
  cameBack,
  handedOver,
  moved,
  notReached,
  wonBack,
} from '../twists.ts'

/**
 * A kind of life, those that begin early in the day first. `on` says on which days after the first one
 * somebody goes there, and in which half: both decide when such a life is possible.
 */
export type Kind = {
  live: (stage: Stage, trouble: Trouble, said: Said) => Promise<void>
  on: readonly { day: number; half: 'morning' | 'afternoon' }[]
  /** Somebody of ours has to be at work on these days for it to come like this. */
  office?: readonly number[]
  /** On which days its cases are opened; one on the first day, where nothing is said. */
  opens?: readonly number[]
}
/** Whose doing it was and what the customer says afterwards. */
export type Said = { blame: FaultClass; asked: Asked }

const morning = [{ day: 1, half: 'morning' }] as const
const afternoon = [{ day: 1, half: 'afternoon' }] as const

/** Straight lives; the fault is what it is, or the installer's own. */
const visit = (from: From, late = false, blame?: FaultClass): Kind => ({
  on: from === '09:00' ? morning : afternoon,
  live: (stage, it, said) => visited(stage, it, { ...said, ...(blame && { blame }), days: 0, from, late }),
})

export const KINDS = {
  'on the line': { on: [], live: (stage, it) => phoneSolved(stage, it, { days: 0 }) },
  'called back': { on: [], live: (stage, it) => calledBack(stage, it, { days: 0, late: false }) },
  'called back late': { on: [], live: (stage, it) => calledBack(stage, it, { days: 0, late: true }) },
  'handed over': { on: [], office: [0], live: (stage, it) => handedOver(stage, it, { days: 0 }) },
  morning: visit('09:00'),
  afternoon: visit('14:00'),
  'morning, late': visit('09:00', true),
  'afternoon, late': visit('14:00', true),
  'installation, morning': visit('09:00', false, 'installation'),
  'installation, afternoon': visit('14:00', false, 'installation'),
  'moved by us': {
    on: [...morning, { day: 2, half: 'morning' }],
    live: (stage, it, said) => moved(stage, it, { ...said, days: 0, by: 'us' }),
  },
  'moved by the customer': {
    on: [...morning, { day: 2, half: 'morning' }],
    live: (stage, it, said) => moved(stage, it, { ...said, days: 0, by: 'customer' }),
  },
  'part missing': {
    on: [...morning, { day: 3, half: 'morning' }],
    live: (stage, it, said) => brokenOff(stage, it, { ...said, days: 0 }),
  },
  'came back': {
    on: [...morning, { day: 13, half: 'afternoon' }],
    opens: [0, 12],
    live: (stage, it, said) => cameBack(stage, it, { ...said, days: 0 }),
  },
  'not reached': { on: morning, live: (stage, it, said) => notReached(stage, it, { ...said, days: 0 }) },
  'asked late': { on: afternoon, live: (stage, it, said) => askedLate(stage, it, { ...said, days: 0 }) },
  'won back': {
    on: morning,
    office: [1],
    live: (stage, it, said) => wonBack(stage, it, { ...said, days: 0 }),
  },
  'called off': { on: morning, live: (stage, it) => calledOff(stage, it, { days: 0, letDown: false }) },
  'let down': { on: morning, live: (stage, it) => calledOff(stage, it, { days: 0, letDown: true }) },
} as const satisfies Record<string, Kind>
export type KindName = keyof typeof KINDS

/** Words that a printed life says in its own way. */
const WORDS = {
  symptom: '⟨symptom⟩',
  cause: '⟨cause⟩',
  work: '⟨work⟩',
  explanation: '⟨explanation⟩',
  material: '⟨material⟩',
}

const SAID: Said = {
  blame: BLAME_LEFT_OPEN,
  asked: { satisfaction: SATISFACTION_LEFT_OPEN, opinion: '⟨opinion⟩' },
}

/** Lives each kind once by deeds, before all days of the world, and keeps it as a pattern. */
export async function learnAll(
  house: House,
  crew: Crew,
  of: { before: Temporal.PlainDate; calendar: Calendar },
): Promise<Map<KindName, Pattern>> {
  const kinds = Object.entries(KINDS) as [KindName, Kind][]
  const patterns = await learn(
    house,
    crew,
    kinds.map(([, kind]) => ({
      day: lastDayFor(kind, of.calendar, of.before),
      live: (stage, { device, customer }) => kind.live(stage, { device, customer, ...WORDS }, SAID),
    })),
  )
  return new Map(kinds.flatMap(([name], place) => (patterns[place] ? [[name, patterns[place]]] : [])))
}

/** Whether people are at work on the days on which such a life needs them. */
export function canBegin(kind: Kind, day: Temporal.PlainDate, calendar: Calendar): boolean {
  const days = [...kind.on.map(one => one.day), ...(kind.office ?? [])]
  return days.every(days => isWorkday(calendar, day.add({ days })))
}

function lastDayFor(kind: Kind, calendar: Calendar, before: Temporal.PlainDate): Temporal.PlainDate {
  for (let days = 20; days < 60; days++) {
    const day = before.subtract({ days })
    if (canBegin(kind, day, calendar)) return day
  }
  throw new Error('two months without days of work')
}
