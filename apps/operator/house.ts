import { systemClock } from '#core/clock.ts'
import type { Config } from '#core/config.ts'
import { system } from '#core/context.ts'
import { PlainFault } from '#core/fault.ts'
import { closeHouse, type House, openHouse } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { story } from '#service/story.ts'
import { besideOrOpen } from '../database.ts'

export type Say = (line: string) => void

/** Who has the machine has all that lies on it: the operator sees customers whole. */
export const OPERATOR = { ...system('operator'), roles: ['manager', 'system'] }

/** A house beside a running Yinuo, or with its own database where none runs; closed afterwards. */
export async function withHouse(
  config: Config,
  say: Say,
  work: (house: House) => Promise<void>,
): Promise<void> {
  const database = await besideOrOpen(config, say)
  const house = openHouse({ config, clock: systemClock, log: openLog('error'), story, ...database.opening })
  try {
    await work(house)
  } finally {
    await closeHouse(house)
    await database.close()
  }
}

/** The company of this name; without one the only one there is. */
export async function companyCalled(house: House, name: string | undefined): Promise<Uuid> {
  const all = await house.auth.selectFrom('core.companies').select(['id', 'name']).orderBy('id').execute()
  const meant = name === undefined ? all : all.filter(one => one.name === name)
  const [one] = meant
  if (one !== undefined && meant.length === 1) return one.id
  const names = all.map(company => company.name).join(', ')
  throw new PlainFault(
    'Which company is meant is not clear.',
    `Say --company NAME. There are: ${names || 'none'}.`,
  )
}
