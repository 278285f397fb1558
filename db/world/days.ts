import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { FaultClass } from '#service/fieldwork/rules.ts'
import { answersToTell } from './answers/to-tell.ts'
import { COMPANY, type Crew, demo, idOf, LIVED_DAYS, ZONE } from './crew.ts'
import { type Dice, dice } from './dice.ts'
import { faultOf } from './faults.ts'
import { calledBack, phoneSolved, visited } from './lives.ts'
import { machines } from './machines.ts'
import { openStage, type Stage } from './stage.ts'
import { ifSomebodyCanGo, loadStories } from './stories.ts'
import { loadToday, type NextTrouble } from './today.ts'

/**
 * The last weeks lived through by the deeds that pages use: visits kept and a few late, calls back, trouble
 * solved by phone, return visits; then what waits today.
 */
export async function loadDays(house: House, crew: Crew): Promise<void> {
  const chance = dice(3_141_592)
  const stage = openStage(house, crew)
  const next = await troubles(house, crew, chance)
  for (let days = -LIVED_DAYS; days < -2; days++) await liveDay(stage, chance, days, next)
  await loadStories(house, stage, next)
  await loadToday(stage, next)
}

async function liveDay(stage: Stage, chance: Dice, days: number, next: NextTrouble): Promise<void> {
  await calledBack(stage, next(), { days, late: chance.roll() < 0.12 })
  await phoneSolved(stage, next(), { days })
  const late = chance.roll() < 0.1
  const how = {
    days,
    from: days % 2 === 0 ? '09:00' : '14:00',
    late,
    blame: chance.weighted<FaultClass>([
      ['wear', 5],
      ['environment', 2],
      ['use', 2],
      ['product', 1],
    ]),
    asked: { satisfaction: late ? 3 : 5, opinion: late ? '比说好的晚了,好在修得不错' : '' },
  } as const
  await ifSomebodyCanGo(() => visited(stage, next(), how))
}

/** Troubles of machines that had none yet in this world, one after the other. */
export async function troubles(house: House, crew: Crew, chance: Dice): Promise<NextTrouble> {
  const fresh = await inCompany(
    house,
    COMPANY,
    demo,
    async ctx => {
      const known = await ctx.tx
        .selectFrom('cases.cases')
        .select('device_id')
        .where('company_id', '=', ctx.company)
        .execute()
      const had = new Set(known.map(row => row.device_id))
      return (await machines(ctx)).filter(({ device }) => !had.has(device))
    },
    { readOnly: true },
  )
  const models = new Map(crew.models.map(model => [model.id, model]))
  const toTell = await answersToTell(house)
  const { month } = house.clock.now().toZonedDateTimeISO(ZONE)
  return installer => {
    const his =
      installer === undefined ? fresh : fresh.filter(one => one.installedBy === idOf(crew.staff, installer))
    const machine = chance.pick(his)
    fresh.splice(fresh.indexOf(machine), 1)
    const { device, customer, modelId } = machine
    const model = models.get(modelId ?? '')
    const { blame: _, ...words } = faultOf(chance, {
      needs: model?.needs ?? 'solar',
      model: model?.name ?? '',
      month,
    })
    return { device, customer, ...words, answer: toTell(words.symptom, model?.name ?? '') }
  }
}
