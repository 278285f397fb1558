import type { Uuid } from '#core/ids.ts'
import type { Calendar } from '#service/people/rules/calendar.ts'
import { type Dice, dice } from '../dice.ts'
import { type Fault, faultOf, installationFault, isFrost, WEAK_MODEL } from '../faults.ts'
import { canBegin, KINDS, type Kind, type KindName } from './patterns.ts'

/** A machine as far as it decides what becomes of it. `left`: the last day of its installer with us. */
export type Machine = {
  device: Uuid
  customer: Uuid
  installer: string
  installedOn: Temporal.PlainDate
  model: string
  needs: string
  left: Temporal.PlainDate | null
}

/** One life to be printed: which kind, of which machine, from which day on, with whom, in which words. */
export type Call = {
  kind: KindName
  day: Temporal.PlainDate
  machine: Machine
  fault: Fault
  agent: string
  satisfaction: number
  opinion: string
}

/** 李志强 is quick, and one in eleven of his installations leaks; of the others, one in forty. */
const BOTCHED = { li: 0.09, others: 0.025 }
/** A machine in its ordinary years has trouble once in about two years; the weak model every year. */
const TROUBLE_PER_DAY = 1 / 600
const WEAK = 3
const FROST_PEAK = 3.2
const DAYS_OF_INFANCY = 80
/** 马永福 explains things; people say so. */
const BELOVED = 'ma'

/** Kinds are written in the order of the hour at which they begin. */
const IN_ORDER = Object.keys(KINDS)

const PRAISE = ['马师傅讲得特别明白', '老人点名还要马师傅来', '马师傅走前把地都擦了', '比自己儿子还耐心']
const CONTENT = ['', '', '', '来得准时', '修得利索', '态度好']
const GRUMBLES = ['等得有点久', '要是能早点来就好了', '收费说得不够清楚']
const UNHAPPY = ['没穿鞋套踩了一地泥', '来了两趟才修好,话也没说清', '说好的时间没打电话就晚了']

/**
 * What became of these machines between two days: one life each at most, so that every life is as it would
 * have been had nothing happened before. The same machines and days give the same lives.
 */
export function planCalls(
  machines: readonly Machine[],
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  calendar: Calendar,
): Call[] {
  const chance = dice(1_618_033)
  const rota = openRota(calendar, span.to)
  const calls = machines.flatMap(machine => {
    const trouble = whenItFails(chance, machine, span)
    return trouble ? (call(chance, machine, trouble, rota) ?? []) : []
  })
  const hour = (one: Call) => IN_ORDER.indexOf(one.kind)
  return calls.sort((a, b) => Temporal.PlainDate.compare(a.day, b.day) || hour(a) - hour(b))
}

type Trouble = { day: Temporal.PlainDate; botched: boolean }

function whenItFails(
  chance: Dice,
  machine: Machine,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Trouble | null {
  const { installedOn, installer, model } = machine
  const botched = chance.roll() < (installer === 'li' ? BOTCHED.li : BOTCHED.others)
  if (botched) {
    const day = installedOn.add({ days: chance.between(4, DAYS_OF_INFANCY) })
    if (inside(day, from, to)) return { day, botched }
  }
  const weak = model === WEAK_MODEL ? WEAK : 1
  for (let day = installedOn.add({ days: 10 }); inside(day, from, to); day = day.add({ days: 7 })) {
    const season = isFrost(day.month) ? FROST_PEAK : 1
    if (chance.roll() < 7 * TROUBLE_PER_DAY * weak * season) return { day, botched: false }
  }
  return null
}

const inside = (day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0

/** Null where nobody could go within a week: that trouble mended itself. */
function call(chance: Dice, machine: Machine, trouble: Trouble, rota: Rota): Call | null {
  const frost = isFrost(trouble.day.month)
  const kind = chance.weighted(kindsFor(machine, trouble, frost))
  const { month } = trouble.day
  const fault = trouble.botched
    ? installationFault(chance)
    : faultOf(chance, { needs: machine.needs, model: machine.model, month })
  const said = whatIsSaid(chance, kind, machine.installer)
  const agent = chance.weighted([
    ['lin', 5],
    ['zhao', 3],
    ['sun', 2],
    ['qian', 1],
  ])
  const day = rota.firstDayFor(KINDS[kind], machine, trouble.day)
  return day && { kind, day, machine, fault, agent, ...said }
}

function kindsFor(
  machine: Machine,
  { day, botched }: Trouble,
  frost: boolean,
): readonly (readonly [KindName, number])[] {
  const weary = frost ? 3 : 1
  const gone = machine.left !== null && Temporal.PlainDate.compare(day.add({ days: 21 }), machine.left) > 0
  const onThePhone = [
    ['on the line', 16],
    ['called back', 12],
    ['called back late', weary],
    ['handed over', 2],
  ] as const
  if (gone) return onThePhone
  if (botched) {
    return [
      ['installation, morning', 5],
      ['installation, afternoon', 5],
    ]
  }
  const unhappy = machine.installer === 'li' ? 3 : machine.installer === BELOVED ? 0 : 1
  return [
    ...onThePhone,
    ['morning', 24],
    ['afternoon', 20],
    ['morning, late', 1.5 * weary],
    ['afternoon, late', weary],
    ['moved by us', 2],
    ['moved by the customer', 1.5],
    ['part missing', machine.model === WEAK_MODEL ? 8 : 2],
    ['came back', 2],
    ['not reached', 2.5],
    ['asked late', weary],
    ['won back', unhappy],
    ['called off', 1],
    ['let down', 0.4 * weary],
  ]
}

function whatIsSaid(chance: Dice, kind: KindName, installer: string) {
  if (kind === 'won back') return { satisfaction: 2, opinion: chance.pick(UNHAPPY) }
  if (installer === BELOVED) return { satisfaction: 5, opinion: chance.pick(PRAISE) }
  const waited = kind.endsWith('late') || kind === 'moved by us' || kind === 'came back'
  const satisfaction = chance.weighted(
    waited
      ? [
          [3, 5],
          [4, 4],
          [5, 1],
        ]
      : [
          [3, 1],
          [4, 7],
          [5, 12],
        ],
  )
  return { satisfaction, opinion: chance.pick(satisfaction === 3 ? GRUMBLES : CONTENT) }
}

const DAYS_TO_WAIT = 7

/** The day after the last visit somebody still rings; then it is over. */
const lengthOf = (kind: Kind) => Math.max(...kind.on.map(one => one.day), -1) + 1

/** Who is where: one visit in each half of a day, so that each slot begins with its window. */
type Rota = { firstDayFor(kind: Kind, machine: Machine, day: Temporal.PlainDate): Temporal.PlainDate | null }

function openRota(calendar: Calendar, last: Temporal.PlainDate): Rota {
  const taken = new Set<string>()
  const places = (kind: Kind, { installer }: Machine, day: Temporal.PlainDate) =>
    kind.on.map(one => `${installer} ${day.add({ days: one.day })} ${one.half}`)
  return {
    firstDayFor(kind, machine, wanted) {
      for (let days = 0; days < DAYS_TO_WAIT; days++) {
        const day = wanted.add({ days })
        if (Temporal.PlainDate.compare(day.add({ days: lengthOf(kind) }), last) > 0) return null
        const needed = places(kind, machine, day)
        if (!canBegin(kind, day, calendar) || needed.some(one => taken.has(one))) continue
        for (const one of needed) taken.add(one)
        return day
      }
      return null
    },
  }
}
