import { hashPassword } from 'better-auth/crypto'
import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { loadAnswers } from './answers/answers.ts'
import { learnLives, printChapter } from './chapter/chapter.ts'
import { COMPANY, demo, loadCrew } from './crew.ts'
import { loadDays } from './days.ts'
import { loadDealerList } from './dealer-list.ts'
import { CUSTOMERS, loadHouseholds } from './households.ts'
import { loadNeighbours } from './neighbours.ts'
import { PEOPLE } from './people.ts'
import { openStage } from './stage.ts'

/** For the terminal: who one can be in the demo world. */
export const demoAccounts = PEOPLE.filter(person => person.left === undefined).map(
  ({ login, name, who }) => ({
    login,
    who: `${name},${who}`,
  }),
)

export type Say = (sentence: string) => void

/**
 * The demo world 晨光太阳能 into an empty database; dates lie around today, everything else is the same each time.
 * People and archive are one transaction each, so an interrupted start goes on where it stopped; of the lived
 * days an interrupted start keeps what it has. A database that holds other companies only is left alone.
 */
export async function loadWorld(house: House, say: Say, customers = CUSTOMERS): Promise<void> {
  const companies = await house.auth.selectFrom('core.companies').select('id').limit(3).execute()
  if (companies.length > 0 && !companies.some(company => company.id === COMPANY)) return
  const passwordHash = await hashPassword(house.config.demoPassword ?? DEMO_PASSWORD)
  const begun = performance.now()
  const crew = await loadCrew(house, passwordHash)
  const lived = await hasCases(house)
  // The lives are learned while the households come in: two cores, half the wait.
  const [moved, patterns] = await Promise.all([
    loadHouseholds(house, crew, customers),
    lived ? null : learnLives(house, crew),
  ])
  const told = [moved, await loadNeighbours(house, passwordHash), patterns !== null]
  if (patterns) {
    await printChapter(house, crew, patterns)
    // Before the last days are lived: what people tell in them is told from it.
    await loadAnswers(house, crew)
    await loadDays(house, crew)
    await loadDealerList(house, crew, openStage(house, crew), customers)
  }
  told.push(await loadAnswers(house, crew))
  if (told.some(Boolean))
    say(`The demo world 晨光太阳能 is loaded (${seconds(performance.now() - begun)} s).`)
}

/** An earlier start loaded the days, or part of them: they are not lived twice. */
async function hasCases(house: House): Promise<boolean> {
  const one = (ctx: Context) =>
    ctx.tx
      .selectFrom('cases.cases')
      .select('id')
      .where('company_id', '=', ctx.company)
      .limit(1)
      .executeTakeFirst()
  return (await inCompany(house, COMPANY, demo, one, { readOnly: true })) !== undefined
}

const seconds = (ms: number) => (ms / 1000).toFixed(1)
