import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { COMPANY, type Crew, demo } from './crew.ts'
import { type Dice, dice } from './dice.ts'
import { calledBack, phoneSolved, type Trouble, visited } from './lives.ts'
import { SYMPTOMS } from './models.ts'
import { openStage, type Stage } from './stage.ts'
import { loadToday } from './today.ts'

const DAYS = 20

/**
 * Three weeks of cases, lived through by the deeds that pages use: visits kept and a few late, calls back,
 * trouble solved by phone, return visits; then what waits today. True when it loaded them.
 */
export async function loadDays(house: House, crew: Crew): Promise<boolean> {
  const machines = await inCompany(house, COMPANY, demo, ctx => machinesWithoutCase(ctx), { readOnly: true })
  if (machines === null) return false
  const chance = dice(3_141_592)
  const stage = openStage(house, crew)
  const next = () => trouble(chance, machines)
  for (let days = -DAYS; days < -2; days++) await liveDay(stage, chance, days, next)
  await loadToday(stage, next)
  return true
}

async function liveDay(stage: Stage, chance: Dice, days: number, next: () => Trouble): Promise<void> {
  await calledBack(stage, next(), { days, late: chance.roll() < 0.12 })
  await phoneSolved(stage, next(), { days })
  const visits = chance.between(1, 2)
  for (let n = 0; n < visits; n++) {
    await visited(stage, next(), {
      days,
      from: n === 0 ? '09:00' : '14:00',
      late: chance.roll() < 0.1,
      blame: chance.weighted([
        ['wear', 5],
        ['installation', 3],
        ['environment', 2],
        ['use', 2],
        ['product', 1],
      ]),
      chance,
    })
  }
}

/**
 * Machines of people with a phone, in an order that does not depend on ids; null when cases exist already.
 */
async function machinesWithoutCase(ctx: Context): Promise<{ device: Uuid; customer: Uuid }[] | null> {
  const there = await ctx.tx
    .selectFrom('cases.cases')
    .select('id')
    .where('company_id', '=', ctx.company)
    .limit(1)
    .execute()
  if (there.length > 0) return null
  return ctx.tx
    .selectFrom('archive.devices')
    .select(['id as device', 'customer_id as customer'])
    .where('company_id', '=', ctx.company)
    .orderBy('serial')
    .limit(3400)
    .execute()
}

function trouble(chance: Dice, machines: { device: Uuid; customer: Uuid }[]): Trouble {
  return { ...chance.pick(machines), symptom: chance.pick(SYMPTOMS) }
}
