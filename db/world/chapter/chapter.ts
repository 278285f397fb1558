import type { Context } from '#core/context.ts'
import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { numbersOfDays } from '#core/numbers.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { COMPANY, type Crew, demo, LIVED_DAYS, ZONE } from '../crew.ts'
import { machines } from '../machines.ts'
import { PEOPLE } from '../people.ts'
import type { Pattern } from '../press/pattern.ts'
import { type Life, print } from '../press/press.ts'
import { KINDS, type Kind, type KindName, learnAll } from './patterns.ts'
import { type Call, type Machine, planCalls } from './plan.ts'

const DAYS = 540

/** Each kind of life of the chapter, lived once; needs nobody but the crew. */
export async function learnLives(house: House, crew: Crew): Promise<Map<KindName, Pattern>> {
  const { from, calendar } = await span(house)
  return learnAll(house, crew, { before: from, calendar })
}

/**
 * The second chapter: what eighteen months of calls, visits and return visits were like, in some 1,500 cases,
 * printed from lives that were lived by deeds.
 */
export async function printChapter(
  house: House,
  crew: Crew,
  patterns: ReadonlyMap<KindName, Pattern>,
): Promise<void> {
  const { from, to, today, calendar } = await span(house)
  const fleet = await inCompany(house, COMPANY, demo, ctx => fleetOf(ctx, crew, today), { readOnly: true })
  const calls = planCalls(fleet, { from, to }, calendar)
  const here = <T>(work: (ctx: Context) => Promise<T>) => inCompany(house, COMPANY, demo, work)
  await print(await here(ctx => numbered(ctx, calls, crew, patterns)), here)
}

async function span(house: House) {
  const today = house.clock.now().toZonedDateTimeISO(ZONE).toPlainDate()
  const calendar = await inCompany(house, COMPANY, demo, ordinaryCalendar, { readOnly: true })
  return {
    today,
    calendar,
    from: today.subtract({ days: DAYS }),
    to: today.subtract({ days: LIVED_DAYS + 1 }),
  }
}

async function fleetOf(ctx: Context, crew: Crew, today: Temporal.PlainDate): Promise<Machine[]> {
  const logins = new Map([...crew.staff].map(([login, id]) => [id, login]))
  const models = new Map(crew.models.map(model => [model.id, model]))
  return (await machines(ctx)).flatMap(({ device, customer, installedBy, installedOn, modelId }) => {
    const [installer, model] = [logins.get(installedBy ?? ''), models.get(modelId ?? '')]
    if (installer === undefined || model === undefined || installedOn === null) return []
    const months = PEOPLE.find(one => one.login === installer)?.left
    const left = months === undefined ? null : today.subtract({ months })
    return [{ device, customer, installer, installedOn, model: model.name, needs: model.needs, left }]
  })
}

/** Numbers run on within a day, in the order in which the calls came. */
async function numbered(
  ctx: Context,
  calls: readonly Call[],
  crew: Crew,
  patterns: ReadonlyMap<KindName, Pattern>,
): Promise<Life[]> {
  const numbers = await numbersOfDays(ctx, 'case', calls.flatMap(daysOf))
  let given = 0
  return calls.map(call => {
    const pattern = patterns.get(call.kind)
    if (!pattern) throw new Error(`nobody has lived ${call.kind}`)
    const from = given
    given += daysOf(call).length
    return lifeOf(call, pattern, crew, numbers.slice(from, given))
  })
}

const daysOf = (call: Call): Temporal.PlainDate[] => {
  const kind: Kind = KINDS[call.kind]
  return (kind.opens ?? [0]).map(days => call.day.add({ days }))
}

/** Whoever answers and goes here changes places with whoever did in the pattern (林晓燕, its installer). */
export function lifeOf(call: Call, pattern: Pattern, crew: Crew, numbers: readonly string[]): Life {
  const { machine, fault, agent, satisfaction, opinion } = call
  const who = new Map(crew.staff)
  const swap = (a: string, b: string) => {
    const [one, other] = [who.get(a), who.get(b)]
    if (one !== undefined && other !== undefined) who.set(a, other).set(b, one)
  }
  swap('lin', agent)
  swap(pattern.installer, machine.installer)
  who.set('device', machine.device).set('customer', machine.customer)
  const { blame, ...words } = fault
  return { pattern, day: call.day, who, words: { ...words, opinion }, numbers, satisfaction, blame }
}
