import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import { closeHouse, type House, openHouse } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { makeLogins } from '#core/postgres/logins.ts'
import { migrate } from '#core/postgres/migrate.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { story } from '#service/story.ts'
import { asOwner, databaseUrl } from '../../test/support/cluster.ts'
import { layPromises } from '../../test/support/many-promises.ts'

const SECRET = 'a secret for this bench, of no worth to anybody'
/** How many promises stand in a case. */
const PER_CASE = 4
/** The open ones are due over so many days from tomorrow on. */
const DAYS = 60

/** A database with one company whose ledger is swept. */
export type Ledger = { ownerUrl: string; folder: string; company: Uuid; agent: Uuid }

/** Logins, tables, a company with an agent who gets mail, and where one row of the floor goes. */
export async function bringUp(ownerUrl: string, folder: string): Promise<Ledger> {
  await asOwner(ownerUrl, async owner => {
    await makeLogins(owner, SECRET)
    await migrate(owner)
    await owner.unsafe(
      `create table public.floor (id uuid primary key default gen_random_uuid(), words text not null);
      grant usage on schema public to yinuo_app; grant insert on public.floor to yinuo_app`,
    )
    // What it does in between would be counted as the sweep's.
    await owner.unsafe('alter system set autovacuum = off')
    await owner.unsafe("alter system set max_wal_size = '4GB'")
    await owner.unsafe('select pg_reload_conf()')
  })
  const { house, close } = openLedger({ ownerUrl, folder })
  try {
    return { ownerUrl, folder, ...(await found(house)) }
  } finally {
    await close()
  }
}

async function found(house: House): Promise<{ company: Uuid; agent: Uuid }> {
  const admin = { name: '周文静', username: 'admin', passwordHash: 'nobody signs in here' }
  const founded = await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin })
  if (!founded) throw new Error('the company was not founded')
  const { company } = founded
  const agent = await inCompany(house, company, system('bench'), async ctx => {
    await addStaff(ctx, { name: '韩志远', username: 'han', roles: ['manager'] })
    return addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'] })
  })
  await asOwner(house.ownerUrl, owner =>
    owner.unsafe(
      `insert into hotline.mail_accounts (company_id, host, port, security, from_address, changed_at)
        values ('${company}', 'mail.example.org', 25, 'none', 'us@example.org', now());
      insert into hotline.staff_addresses (company_id, staff_id, e_mail, language, changed_at)
        values ('${company}', '${agent}', 'lin@example.org', 'zh-Hans', now())`,
    ),
  )
  return { company, agent }
}

/** The same company in a second database of the server. */
export async function alsoIn(ownerUrl: string, like: Ledger, name: string): Promise<Ledger> {
  const template = new URL(ownerUrl).pathname.slice(1)
  await asOwner(databaseUrl(ownerUrl, 'postgres'), owner =>
    owner.unsafe(`create database ${name} template ${template} strategy file_copy`),
  )
  return { ...like, ownerUrl: databaseUrl(ownerUrl, name) }
}

/** Open promises of the next weeks; the tables tidy and counted, as they are after a night. */
export async function layLedger(ledger: Ledger, promises: number): Promise<void> {
  const { ownerUrl, company, agent } = ledger
  await layPromises(ownerUrl, {
    company,
    agent,
    mark: 'L',
    cases: Math.ceil(promises / PER_CASE),
    promises,
    firstDue: systemClock.now().add({ hours: 24 }),
    everyMs: (DAYS * 86_400_000) / promises,
    next: -30,
  })
  await asOwner(ownerUrl, async owner => {
    await owner.unsafe('set statement_timeout = 0')
    await owner.unsafe('vacuum (analyze)')
    await owner.unsafe('checkpoint')
  })
}

export function openLedger({ ownerUrl, folder }: Pick<Ledger, 'ownerUrl' | 'folder'>) {
  const house = openHouse({
    config: readConfig({ YINUO_DATA: folder, YINUO_POOL: '4' }),
    clock: systemClock,
    log: openLog('warn'),
    secret: SECRET,
    ownerUrl,
    story,
  })
  return { house, close: () => closeHouse(house) }
}

export type OpenLedger = Ledger & { house: House }
