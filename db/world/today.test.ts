import { hashPassword } from 'better-auth/crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { replanning } from '#service/dispatch/contract/replanning.ts'
import { dayBoard, myJobs } from '#service/dispatch/contract.ts'
import { toAttribute, visitsToCase } from '#service/fieldwork/contract.ts'
import { owedReturnVisits } from '#service/followup/contract.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { myPromises } from '#service/promises/contract.ts'
import { myHandovers } from '#service/reception/contract.ts'
import { type DemoHouse, openDemoHouse } from '../../test/support/demo.ts'
import { loadCrew, ZONE } from './crew.ts'
import { troubles } from './days.ts'
import { dice } from './dice.ts'
import { loadHouseholds } from './households.ts'
import { openStage } from './stage.ts'
import { loadToday } from './today.ts'

let demo: DemoHouse | undefined
afterEach(() => demo?.close())

const HOUSEHOLDS = 240
const password = hashPassword(DEMO_PASSWORD)

/** The demo as it is for whoever starts it at this moment: the crew, some households, and today. */
async function openedAt(moment: string): Promise<DemoHouse> {
  demo = await openDemoHouse(Temporal.ZonedDateTime.from(`${moment}[${ZONE}]`).toInstant())
  const { house } = demo
  const crew = await loadCrew(house, await password)
  await loadHouseholds(house, crew, HOUSEHOLDS)
  await loadToday(openStage(house, crew), await troubles(house, crew, dice(7)))
  return demo
}

const TECHNICIANS = ['wang', 'li', 'chen', 'liu', 'ma']

/** At eleven one is done, one is there and one is on his way. */
async function eleven({ as }: DemoHouse): Promise<void> {
  const qian = await as('qian')
  const { technicians } = await qian.tell(dayBoard, { query: { day: '2026-11-18' } })
  const first = (name: string) => technicians.find(one => one.technician.name === name)?.jobs[0]
  expect(first('陈海波')?.setOutAt).not.toBeNull()
  const stands = (name: string) => qian.tell(visitsToCase, { params: { id: first(name)?.caseId ?? '' } })
  expect(await stands('陈海波')).toEqual([])
  expect((await stands('马永福'))[0]).toMatchObject({ finished: null })
  expect((await stands('王建国'))[0]?.finished).not.toBeNull()
}

const OPENED = {
  'a workday': ['2026-11-18', '06:30', '11:00', '19:50', '23:30'],
  'a Sunday': ['2026-11-22', '06:30', '19:50'],
} as const
for (const [kind, [day, ...times]] of Object.entries(OPENED)) {
  describe.each(times)(`opened on ${kind} at %s`, time => {
    const onTheWay = time === '11:00' ? ', and one is done, one is there, one is on his way' : ''
    it(`everybody finds a day’s work${onTheWay}`, { timeout: 60_000 }, async () => {
      const opened = await openedAt(`${day}T${time}`)
      if (onTheWay) await eleven(opened)
      const { as, house } = opened
      const now = house.clock.now()
      const tomorrow = Temporal.PlainDate.from(day).add({ days: 1 }).toString()

      for (const login of TECHNICIANS) {
        const he = await as(login)
        const today = (await he.tell(myJobs, { query: { day } })).jobs.length
        const next = (await he.tell(myJobs, { query: { day: tomorrow } })).jobs.length
        expect([login, today > 0, next > 0]).toEqual([login, true, true])
      }

      for (const login of ['lin', 'zhao']) {
        const agent = await as(login)
        const { items } = await agent.tell(myPromises, { query: {} })
        const soon = items.filter(one => {
          const minutes = Temporal.Instant.from(one.dueAt).since(now).total('minutes')
          return one.kind === 'callback' && minutes > 0 && minutes <= 60
        })
        expect(soon.length).toBeGreaterThan(0)
        expect((await agent.tell(myHandovers, {})).length).toBeGreaterThan(0)
        if (login === 'lin') expect(items.some(one => one.standing === 'broken')).toBe(true)
      }

      const qian = await as('qian')
      expect((await qian.tell(dayBoard, { query: { day: tomorrow } })).unplanned.length).toBeGreaterThan(1)
      const { visits } = await qian.tell(replanning, {})
      expect(visits.map(one => one.why)).toContain('absent')

      const he = await as('he')
      expect((await he.tell(owedReturnVisits, { query: {} })).items.length).toBeGreaterThan(1)

      const han = await as('han')
      expect((await han.tell(toAttribute, { query: {} })).items.length).toBeGreaterThan(1)
      const his = (await han.tell(myPromises, { query: {} })).items
      expect(his.map(one => one.owedFor)).toContain('return visit unhappy')
    })
  })
}
