import { inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Round, visitDueCompanies } from '#core/rounds.ts'
import { closeDay } from './closing.ts'
import { bounceDue } from './handovers.ts'
import { bounceDueShifts } from './shifts.ts'

const OFFERS_AT_ONCE = 50

/** Lets every offer come back whose time is over, in every company. @returns how many came back */
export async function bounceHandovers(house: House): Promise<number> {
  let bounced = 0
  await visitDueCompanies(house, 'reception.due_companies', async company => {
    const back = await inCompany(house, company, system('hand-overs'), async ctx => {
      const shifts = await bounceDueShifts(ctx, OFFERS_AT_ONCE)
      return shifts + (await bounceDue(ctx, OFFERS_AT_ONCE))
    })
    bounced += back
    return back
  })
  return bounced
}

/** Keeps how each working day ended whose closing hour is past, in every company. @returns how many */
export async function closeDays(house: House): Promise<number> {
  let closed = 0
  await visitDueCompanies(house, 'reception.companies_to_close', async company => {
    const days = await inCompany(house, company, system('closing hour'), closeDay)
    closed += days
    return days
  })
  return closed
}

/** Nobody waits for it to the second: what an offer is, is computed; the round writes it down. */
export const rounds: readonly Round[] = [
  {
    name: 'hand-overs come back',
    everySeconds: 30,
    do: async house => void (await bounceHandovers(house)),
  },
  { name: 'the day is closed', everySeconds: 60, do: async house => void (await closeDays(house)) },
]
