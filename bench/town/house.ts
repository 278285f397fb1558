import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import { type Config, readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import { PlainFault } from '#core/fault.ts'
import type { House } from '#core/house.ts'
import { runningEmbedded } from '#core/postgres/embedded.ts'
import { addModel } from '#service/archive/actions/models.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { openDatabase, reachDatabase } from '../../apps/database.ts'
import type { Say } from './copy.ts'
import type { Owner } from './rows.ts'

const PASSWORD = 'the password of the bench'

/** A house of a bench: quiet, on this machine only, any number of questions; its data stays for the next. */
export function benchConfig(bench: string, scale: number): Config {
  return {
    ...readConfig({}),
    data: resolve(`.data/bench/${bench}/${scale}`),
    host: '127.0.0.1',
    port: 0,
    log: 'silent',
    role: 'web',
    requestsPerMinute: 1_000_000_000,
  }
}

/**
 * The database of an earlier run, if it holds just this data; else an empty one. Data of another town or size
 * goes; so does what an interrupted run left half, or another version's tables hold.
 */
export async function keptOrEmpty(config: Config, mark: string, say: Say) {
  if ((await keptMark(config)) === mark) {
    try {
      return { ...(await openDatabase(config, say)), empty: false }
    } catch (fault) {
      if (!(fault instanceof PlainFault)) throw fault
      say(`${fault.sentence} It is made anew.`)
    }
  }
  // A run that was killed may have left its server: it is ended before its files go.
  if (runningEmbedded(config.data) !== null) await (await reachDatabase(config, say)).close()
  await rm(config.data, { recursive: true, force: true })
  await mkdir(config.data, { recursive: true })
  return { ...(await openDatabase(config, say)), empty: true }
}

const markFile = (config: Config) => join(config.data, 'town')
const keptMark = (config: Config) => readFile(markFile(config), 'utf8').catch(() => null)
/** From now on a next run finds it whole. */
export const keep = (config: Config, mark: string) => writeFile(markFile(config), mark)

/** The company, an agent who asks and a model; made when they are not there. */
export async function settle(house: House): Promise<Owner> {
  const passwordHash = await hashPassword(PASSWORD)
  const there = await house.auth.selectFrom('core.companies').select('id').executeTakeFirst()
  const admin = { name: '周文静', username: 'admin', passwordHash }
  const company =
    there?.id ??
    (await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin }))?.company ??
    ''
  return inCompany(house, company, system('bench'), async ctx => {
    const known = await ctx.tx
      .selectFrom('people.staff')
      .select('id')
      .where('name', '=', '林晓燕')
      .executeTakeFirst()
    const models = await ctx.tx.selectFrom('archive.models').select('id').limit(1).execute()
    const model = models[0]?.id ?? (await addModel(ctx, { name: 'CX-16', productLine: null }))
    const agent =
      known?.id ?? (await addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'], passwordHash }))
    return { company, agent, model }
  })
}

/** The cookie of the agent. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'lin', password: PASSWORD }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`no sign-in: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}
