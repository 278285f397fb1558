import { inCompany, system } from './context.ts'
import { sweepFiles } from './files.ts'
import type { House } from './house.ts'
import type { Uuid } from './ids.ts'
import type { Cron } from './jobs.ts'

const COMMAND_DAYS = 30

/** Every company's id, for work that goes through all of them one after the other. */
export async function allCompanies(house: House): Promise<Uuid[]> {
  const rows = await house.auth.selectFrom('core.companies').select('id').orderBy('id').execute()
  return rows.map(row => row.id)
}

/** A command is remembered for 30 days: longer than any phone stays without a network. */
async function forgetOldCommands(house: House): Promise<void> {
  for (const company of await allCompanies(house)) {
    await inCompany(house, company, system('upkeep'), ctx =>
      ctx.tx
        .deleteFrom('core.commands')
        .where('company_id', '=', company)
        .where('at', '<', ctx.now.subtract({ hours: 24 * COMMAND_DAYS }))
        .execute(),
    )
  }
}

export const upkeep: readonly Cron[] = [
  { name: 'files-nobody-took', cron: '17 * * * *', do: async house => void (await sweepFiles(house)) },
  { name: 'old-commands', cron: '41 3 * * *', do: forgetOldCommands },
]
