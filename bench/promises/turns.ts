import { sweep } from '#service/promises/sweep.ts'
import { layPromises } from '../../test/support/many-promises.ts'
import { postmasterOf, treeMs } from '../support/cpu.ts'
import type { OpenLedger } from './ledger.ts'

const TURNS = 5
const STEPS = 1000
const LOOKS = 200
const COMMITS = 500

type Both = { few: number; big: number }
type Costs = { step: number[]; look: number[]; commit: number[] }

type Measured = { cost: Both; idle: Both; floor: Both }

/**
 * What a step, a look at nothing and a commit of one row cost, in milliseconds of a processor: of this
 * process and of PostgreSQL together. Now the one ledger, now the other; of all turns the one in the middle.
 */
export async function inTurns(few: OpenLedger, big: OpenLedger): Promise<Measured> {
  const [ofFew, ofBig]: [Costs, Costs] = [noCosts(), noCosts()]
  await turn(few, 'warm', noCosts())
  await turn(big, 'warm', noCosts())
  for (let n = 0; n < TURNS; n++) {
    await turn(few, `T${n}`, ofFew)
    await turn(big, `T${n}`, ofBig)
  }
  const both = (of: keyof Costs): Both => ({ few: middle(ofFew[of]), big: middle(ofBig[of]) })
  return { cost: both('step'), idle: both('look'), floor: both('commit') }
}

const noCosts = (): Costs => ({ step: [], look: [], commit: [] })

const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0

async function turn({ house, company, agent }: OpenLedger, mark: string, costs: Costs): Promise<void> {
  const firstDue = house.clock.now().add({ minutes: 20 })
  const due = { firstDue, everyMs: 1, promises: STEPS, cases: STEPS, next: -30 } as const
  await layPromises(house.ownerUrl, { company, agent, mark, ...due })
  const taken = await cost(house, async () => {
    const steps = await sweep(house)
    if (steps !== STEPS) throw new Error(`${steps} steps were taken, not ${STEPS}`)
  })
  const looked = await cost(house, async () => {
    for (let n = 0; n < LOOKS; n++) await sweep(house)
  })
  const committed = await cost(house, async () => {
    for (let n = 0; n < COMMITS; n++) {
      const insert = 'insert into public.floor (words) values ($1)'
      await house.pools.app.unsafe(insert, ['one row'], { prepare: true })
    }
  })
  costs.step.push(taken / STEPS)
  costs.look.push(looked / LOOKS)
  costs.commit.push(committed / COMMITS)
}

async function cost({ pools }: OpenLedger['house'], work: () => Promise<void>): Promise<number> {
  const postmaster = await postmasterOf(pools.app)
  const [server, own] = [treeMs(postmaster), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(own)
  return treeMs(postmaster) - server + (user + system) / 1000
}
