import type { Uuid } from '#core/ids.ts'
import { acceptJob, bookWhileReceiving, setOut } from '#service/dispatch/actions.ts'
import { receiveCall } from '#service/reception/actions.ts'
import { offerHandover } from '#service/reception/handovers.ts'
import { absentTomorrow, nobodyPlanned } from './disruptions.ts'
import { arrived, asked, finished, type Trouble, told } from './lives.ts'
import type { Stage } from './stage.ts'
import { complained } from './twists.ts'

/** A trouble with a machine that had none yet, installed by this technician where one is named. */
export type NextTrouble = (installer?: string) => Trouble

/** Who goes when, yesterday, today and tomorrow: `days` from today, the window, when he comes. */
type Round = readonly [technician: string, days: number, from: string, to: string, comes: string]
const ROUNDS: readonly Round[] = [
  ['wang', -1, '09:00', '11:00', '09:10'],
  ['li', -1, '14:00', '16:00', '14:25'],
  ['chen', -1, '15:00', '17:00', '15:05'],
  ['ma', -1, '10:00', '12:00', '10:10'],
  ['wang', 0, '09:00', '11:00', '09:15'],
  ['li', 0, '08:00', '10:00', '08:20'],
  ['liu', 0, '09:00', '11:00', '09:40'],
  ['ma', 0, '10:00', '12:00', '10:20'],
  ['chen', 0, '10:30', '12:30', '11:15'],
  ['li', 0, '13:00', '15:00', '13:20'],
  ['wang', 0, '14:00', '16:00', '14:05'],
  ['ma', 0, '14:30', '16:30', '14:50'],
  ['chen', 0, '15:00', '17:00', '15:10'],
  ['liu', 0, '16:00', '18:00', '16:10'],
  ['wang', 1, '09:00', '11:00', ''],
  ['li', 1, '09:00', '11:00', ''],
  ['chen', 1, '10:30', '12:30', ''],
  ['liu', 1, '14:00', '16:00', ''],
  ['ma', 1, '10:00', '12:00', ''],
  ['li', 1, '14:00', '16:00', ''],
  ['liu', 1, '09:00', '11:00', ''],
  ['ma', 1, '14:30', '16:30', ''],
  // Nobody came, and nobody has rung since.
  ['ma', -1, '16:00', '18:00', ''],
]
type Going = {
  technician: string
  days: number
  trouble: Trouble
  booked: Booked
  arrival: Temporal.Instant | null
}
type Booked = { slotId: Uuid; promiseId: Uuid; caseId: Uuid; technician: { id: Uuid } }

/**
 * A full day's work for everybody, at whatever hour and on whatever day somebody opens the demo: yesterday is
 * done and partly asked about, today has come as far as the clock, tomorrow is promised; and something is
 * forgotten, somebody unhappy, somebody absent.
 */
export async function loadToday(stage: Stage, next: NextTrouble): Promise<void> {
  const going: Going[] = []
  for (const [n, round] of ROUNDS.entries()) going.push(await promised(stage, next, round, n))
  for (const one of going) await livedSoFar(stage, one)
  await afterYesterday(stage, going)
  await absentTomorrow(stage, stage.id('li'))
  const tomorrow = (technician: string) => going.find(one => one.days === 1 && one.technician === technician)
  const lateToday = going.findLast(one => one.days === 0 && one.technician === 'liu')
  // Later in the day he would simply have gone.
  if (!isPast(stage, stage.at(0, '14:00'))) await nobodyPlanned(stage, lateToday?.booked, '下午要去总部培训')
  await nobodyPlanned(stage, tomorrow('liu')?.booked, '面包车送修了,明天下午用不上')
  await nobodyPlanned(stage, tomorrow('ma')?.booked, '平原店明天上午盘点,马师傅走不开')
  await callbacks(stage, next)
}

/** Promised the evening before, or the one before that; nobody has to be up at night to book. */
async function promised(stage: Stage, next: NextTrouble, round: Round, n: number): Promise<Going> {
  const [technician, days, from, to, comes] = round
  const trouble = next(technician)
  const at = stage.at(Math.min(days, 0) - 1, '17:30').add({ minutes: 6 * n })
  const visit = { window: { from: stage.at(days, from), to: stage.at(days, to) }, minutes: 60, why: '' }
  const booked = await stage.as(n % 3 === 0 ? 'zhao' : 'lin', at, ctx =>
    bookWhileReceiving(ctx, { ...told(trouble), keeps: [], visit }),
  )
  return { technician, days, trouble, booked, arrival: comes === '' ? null : stage.at(days, comes) }
}

/** Accepted the evening before; on his way, there and done as far as the clock has come. */
async function livedSoFar(stage: Stage, one: Going): Promise<void> {
  const { booked, arrival, trouble } = one
  const goes = stage.login(booked.technician.id)
  const accepted = arrival ? stage.at(one.days - 1, '20:30') : null
  if (accepted) await stage.as(goes, accepted, ctx => acceptJob(ctx, booked.slotId))
  if (!arrival || !isPast(stage, arrival.subtract({ minutes: 25 }))) return
  await stage.as(goes, arrival.subtract({ minutes: 25 }), ctx => setOut(ctx, booked.slotId))
  if (!isPast(stage, arrival)) return
  const visit = await arrived(stage, booked, arrival)
  if (!isPast(stage, arrival.add({ minutes: 45 }))) return
  await finished(stage, goes, visit, trouble, arrival.add({ minutes: 45 }), 'wear')
  Object.assign(one, { visit })
}

/**
 * Yesterday's customers: who would be due within the hour or before has been asked in the evening; the one
 * who is not content, just now, or last night where it is too early to ring.
 */
async function afterYesterday(stage: Stage, going: readonly (Going & { visit?: Uuid })[]): Promise<void> {
  for (const { technician, days, trouble, visit, arrival } of going) {
    if (days !== -1 || !visit || !arrival) continue
    const opinion = '鞋套没穿,说好的时间也晚了'
    const content = { satisfaction: 5, opinion: '' }
    if (technician === 'li') {
      await complained(stage, trouble, visit, arrival, whenComplained(stage), { satisfaction: 2, opinion })
    } else if (isPast(stage, arrival.add({ hours: 23 }))) {
      await asked(stage, trouble, { visit, arrival, asked: content }, stage.at(-1, '18:40'))
    }
  }
}

function whenComplained(stage: Stage): Temporal.Instant {
  const justNow = stage.now.subtract({ minutes: 25 })
  if (Temporal.Instant.compare(justNow, stage.at(0, '08:30')) < 0) return stage.at(-1, '19:40')
  return Temporal.Instant.compare(justNow, stage.at(0, '20:40')) > 0 ? stage.at(0, '20:40') : justNow
}

const isPast = (stage: Stage, moment: Temporal.Instant) => Temporal.Instant.compare(moment, stage.now) < 0

/** Callbacks due soon for both, one that was forgotten, and a case that each offers the other. */
async function callbacks(stage: Stage, next: NextTrouble): Promise<void> {
  const ago = (minutes: number) => stage.now.subtract({ minutes })
  const ahead = (minutes: number) => stage.now.add({ minutes })
  await callback(stage, next(), 'lin', ago(300), ago(120))
  await callback(stage, next(), 'lin', ago(50), ahead(40))
  await callback(stage, next(), 'lin', ago(15), ahead(240))
  await callback(stage, next(), 'zhao', ago(70), ahead(25))
  await callback(stage, next(), 'zhao', ago(30), ahead(150))
  const hers = await callback(stage, next(), 'lin', ago(45), ahead(90))
  const his = await callback(stage, next(), 'zhao', ago(40), ahead(120))
  const offer = (from: string, caseId: Uuid, to: string, why: string) =>
    stage.as(from, ago(2), ctx => offerHandover(ctx, caseId, { to: stage.id(to), why }))
  await offer('lin', hers, 'zhao', '客户说晚上才方便接电话,请晚班回')
  await offer('zhao', his, 'lin', '老客户,指名找林姐')
}

async function callback(
  stage: Stage,
  trouble: Trouble,
  who: 'lin' | 'zhao',
  at: Temporal.Instant,
  dueAt: Temporal.Instant,
): Promise<Uuid> {
  const received = await stage.as(who, at, ctx =>
    receiveCall(ctx, { ...told(trouble), ending: { as: 'callback', dueAt, about: '查过仓库再回电' } }),
  )
  return received.caseId
}
