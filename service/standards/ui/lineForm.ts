import type { Line } from './shapes.ts'

/** Units of time as a form has them; working time has no days. */
export const UNITS = { minutes: 1, hours: 60 } as const
export type Unit = keyof typeof UNITS
type Length = { amount: number; unit: Unit }

export type Step = Length & {
  when: 'before' | 'at' | 'after'
  to: Line['ladder'][number]['to']
  untouched: boolean
}

/** A line as it stands in the form. */
export type Values = Omit<
  Line,
  'minutes' | 'atMinute' | 'ladder' | 'id' | 'edition' | 'needsReview' | 'effectiveFrom'
> & { length: Length; at: string; steps: Step[] }

/** 120 → 2 hours; 90 → 90 minutes: nothing is rounded. */
export const lengthOf = (minutes: number): Length =>
  minutes !== 0 && minutes % 60 === 0
    ? { amount: minutes / 60, unit: 'hours' }
    : { amount: minutes, unit: 'minutes' }

const minutesOf = ({ amount, unit }: Length) => Math.round(amount * UNITS[unit])

export function valuesOf(line: Line): Values {
  const {
    minutes,
    atMinute,
    ladder,
    id: _,
    edition: __,
    needsReview: ___,
    effectiveFrom: ____,
    ...rest
  } = line
  return {
    ...rest,
    length: lengthOf(minutes),
    at: atMinute === null ? '' : timeText(atMinute),
    steps: ladder
      .toSorted((a, b) => a.minutes - b.minutes)
      .map(({ minutes: at, to, untouched = false }) => ({
        when: at === 0 ? 'at' : at < 0 ? 'before' : 'after',
        ...lengthOf(Math.abs(at)),
        to,
        untouched,
      })),
  }
}

/** What the form says as a line; what its way of counting does not use is put aside. */
export function lineFrom({ length, at, steps, ...rest }: Values): Line {
  const inDays = rest.counted === 'days' || rest.counted === 'working days'
  return {
    ...rest,
    customerGrade: rest.customerGrade?.trim() || null,
    contract: rest.contract?.trim() || null,
    source: rest.source.trim(),
    minutes: inDays ? 0 : minutesOf(length),
    days: inDays ? rest.days : 0,
    atMinute: inDays && at !== '' ? minuteFrom(at) : null,
    ladder: steps.map(step => ({ minutes: momentOf(step), to: step.to, untouched: step.untouched })),
    id: null,
    edition: null,
    needsReview: false,
    effectiveFrom: null,
  }
}

const signs = { before: -1, after: 1 } as const

/** Minutes before (negative) or after the due time; what is typed beside "at" says nothing. */
const momentOf = (step: Step) => (step.when === 'at' ? 0 : signs[step.when] * minutesOf(step))

/** The contract's own rule: a step is its moment and whom it reaches. */
export const sameTwice = (steps: readonly Step[]) =>
  new Set(steps.map(step => `${momentOf(step)} ${step.to}`)).size < steps.length

const timeText = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const minuteFrom = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
