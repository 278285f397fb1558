import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Context, inCompany } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { type DemoHouse, openDemoHouse } from '../../../test/support/demo.ts'
import { lifeOf } from '../chapter/chapter.ts'
import { canBegin, KINDS, type Kind, type KindName, learnAll } from '../chapter/patterns.ts'
import type { Call } from '../chapter/plan.ts'
import { COMPANY, type Crew, demo, loadCrew } from '../crew.ts'
import { dice } from '../dice.ts'
import { faultOf, installationFault } from '../faults.ts'
import { loadHouseholds } from '../households.ts'
import { machines } from '../machines.ts'
import { stageIn } from '../stage.ts'
import { learn, type Pattern } from './pattern.ts'
import { print } from './press.ts'
import { type Sheet, sheets, written } from './written.ts'

let demoHouse: DemoHouse
let crew: Crew
let patterns: Map<KindName, Pattern>

beforeAll(async () => {
  demoHouse = await openDemoHouse(Temporal.Instant.from('2026-11-22T02:00:00Z'))
  crew = await loadCrew(demoHouse.house, 'no password')
  await loadHouseholds(demoHouse.house, crew, 60)
  const calendar = await deed(ordinaryCalendar)
  patterns = await learnAll(demoHouse.house, crew, {
    before: Temporal.PlainDate.from('2025-06-01'),
    calendar,
  })
})
afterAll(() => demoHouse?.close())

const deed = <T>(work: (ctx: Context) => Promise<T>) => inCompany(demoHouse.house, COMPANY, demo, work)

/** What a deed wrote, the ids in it named by the order in which they came into being; then taken back. */
async function wrote(all: readonly Sheet[], work: (ctx: Context) => Promise<unknown>) {
  let rows: Record<string, string[]> = {}
  let numbers: string[] = []
  const taken = new Error('taken back')
  await deed(async ctx => {
    const begun = uuidv7()
    await work(ctx)
    const found = await written(ctx, all, begun)
    const ids = [...new Set(JSON.stringify([...found.values()]).match(ANY_ID))]
      .filter(id => id > begun)
      .sort()
    const names = new Map(ids.map((id, n) => [id, `#${n}`]))
    const named = (row: unknown) => JSON.stringify(row).replace(ANY_ID, id => names.get(id) ?? id)
    rows = Object.fromEntries([...found].map(([sheet, list]) => [sheet, list.map(named).sort()]))
    numbers = (found.get('cases.cases') ?? []).map(row => String(row.number)).sort()
    throw taken
  }).catch(fault => expect(fault).toBe(taken))
  return { rows, numbers }
}
const ANY_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Somebody's machine, installed by somebody else than the pattern's, a winter day, 赵敏 on the line. */
async function someCall(kind: KindName): Promise<Call> {
  const calendar = await deed(ordinaryCalendar)
  const logins = new Map([...crew.staff].map(([login, id]) => [id, login]))
  const [machine] = (await deed(machines)).filter(one => logins.get(one.installedBy ?? '') === 'liu')
  if (!machine) throw new Error('刘春生 installed nothing')
  let day = Temporal.PlainDate.from('2026-01-12')
  while (!canBegin(KINDS[kind], day, calendar)) day = day.add({ days: 1 })
  const chance = dice(42)
  const installed = kind.startsWith('installation')
  return {
    kind,
    day,
    machine: {
      device: machine.device,
      customer: machine.customer,
      installer: 'liu',
      installedOn: day,
      model: '',
      needs: 'solar',
      left: null,
    },
    fault: installed ? installationFault(chance) : faultOf(chance, { needs: 'solar', model: '', month: 1 }),
    agent: kind === 'handed over' ? 'sun' : 'zhao',
    satisfaction: kind === 'won back' ? 2 : 4,
    opinion: '讲得"很"明白\n下次还找你们',
  }
}

/** The crew with whoever answers and goes in this call in the places of the pattern. */
function crewOf(call: Call, pattern: Pattern): Crew {
  return { ...crew, staff: new Map(lifeOf(call, pattern, crew, []).who) }
}

describe('a printed life cannot be told from one that was lived by deeds', () => {
  for (const name of Object.keys(KINDS) as KindName[]) {
    it(name, async () => {
      const [call, pattern, all] = [await someCall(name), patterns.get(name), await deed(sheets)]
      if (!pattern) throw new Error(`nobody has lived ${name}`)
      const kind: Kind = KINDS[name]
      const { blame, ...words } = call.fault
      const trouble = { device: call.machine.device, customer: call.machine.customer, ...words }
      const said = { blame, asked: { satisfaction: call.satisfaction, opinion: call.opinion } }
      const stage = (ctx: Context) => stageIn(ctx, crewOf(call, pattern), call.day)
      const lived = await wrote(all, ctx => kind.live(stage(ctx), trouble, said))
      const life = lifeOf(call, pattern, crew, lived.numbers)
      const printed = await wrote(all, ctx => print([life], work => work(ctx)))
      expect(Object.keys(lived.rows)).toContain('core.journal')
      expect(printed.rows).toEqual(lived.rows)
    })
  }
})

it('a life that is printed twice has ids of its own', async () => {
  const call = await someCall('on the line')
  const pattern = patterns.get('on the line')
  if (!pattern) throw new Error('nobody has lived it')
  const twice = ['20260112-0001', '20260112-0002'].map(number => lifeOf(call, pattern, crew, [number]))
  const all = await deed(sheets)
  const { numbers } = await wrote(all, ctx => print(twice, work => work(ctx)))
  expect(numbers).toEqual(['20260112-0001', '20260112-0002'])
})

it('a life that names what is neither its own nor the crew’s is no pattern', async () => {
  const stranger: Uuid = uuidv7()
  const day = Temporal.PlainDate.from('2025-05-06')
  const meddling = learn(demoHouse.house, crew, [
    {
      day,
      live: (stage, machine) =>
        stage.as('lin', stage.at(0, '10:00'), ctx =>
          announce(ctx, 'case noted', machine.device, [], { note: stranger }),
        ),
    },
  ])
  await expect(meddling).rejects.toThrow('neither its own nor')
})
