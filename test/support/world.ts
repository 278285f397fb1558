import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Config, readConfig } from '#core/config.ts'
import { type Context, inCompany, system } from '#core/context.ts'
import { closeHouse, type House, openHouse } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { reactAll } from '#core/reactions.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { letIn } from '#service/people/actions/session.ts'
import { addStaff, type NewStaff } from '#service/people/actions/staff.ts'
import { accountOf } from '#service/people/store/sign-in.ts'
import { story } from '#service/story.ts'
import { openService } from '../../apps/service.ts'
import { type Client, clientAt, cookieOf } from './client.ts'
import { type MovableClock, movableClock } from './clock.ts'
import { cloneDatabase, dropDatabase, TEST_SECRET } from './cluster.ts'

const PASSWORD = 'a password of the tests 1'
/** Made once: hashing takes 85 ms of a processor, looking at it as much, and there are a hundred worlds. */
const HASH =
  '8b6055d172718be35d2b5b07349ab0c4:5d531b15de8068d5ebb33e1d12047b528b51af6a46f94ff96d4e545b57569f86' +
  'd13cd43340b26bf70d93019c0d4d4a8a74995c51859ced9ade9b5ebf3fbaca78'

/** Who works at 晨光太阳能 in tests, by user name; at 南风 there are `nan-agent` and `nan-admin`. */
const STAFF = [
  { username: 'lin', name: '林晓燕', roles: ['agent'] },
  { username: 'zhao', name: '赵敏', roles: ['agent'] },
  { username: 'qian', name: '钱立群', roles: ['dispatcher'] },
  { username: 'wang', name: '王建国', roles: ['technician'] },
  { username: 'li', name: '李志强', roles: ['technician'] },
  { username: 'chen', name: '陈海波', roles: ['technician'] },
  { username: 'he', name: '何秀英', roles: ['visitor'] },
  { username: 'han', name: '韩志远', roles: ['manager'] },
  { username: 'shen', name: '沈一鸣', roles: ['auditor'] },
] as const
type Username = (typeof STAFF)[number]['username'] | 'admin' | 'nan-agent' | 'nan-admin'

/**
 * A house of its own for one test file: the real service on a clone of the template database, on a free port,
 * with a clock that stands still until the test moves it. Reactions run when the test says `settle()`.
 */
export type World = {
  house: House
  url: string
  clock: MovableClock
  /** 晨光太阳能 */
  company: Uuid
  /** 南风热水器: exists so that leaks would show. */
  other: Uuid
  /** Ids of staff rows by user name. */
  staff: Record<Username, Uuid>
  /**
   * A client whose session is open; signs in by password when the moved clock ended it. (Signing in has tests
   * of its own.)
   */
  as(username: Username | (string & {})): Promise<Client>
  /** Without a session. */
  stranger(): Client
  /** Somebody more, with an account when `username` is given. */
  hire(some: NewStaff, company?: Uuid): Promise<Uuid>
  /** A deed outside HTTP, for what a test has to lay in place. */
  deed<T>(work: (ctx: Context) => Promise<T>, company?: Uuid): Promise<T>
  /** Does every reaction that waits. */
  settle(): Promise<number>
  close(): Promise<void>
}

export async function openWorld(changes: Partial<Config> = {}): Promise<World> {
  const ownerUrl = inject('ownerUrl')
  founded ??= found()
  const { template, people } = await founded
  const database = `world_${randomUUID().replaceAll('-', '')}`
  const data = await mkdtemp(join(tmpdir(), 'yinuo-world-'))
  const clock = movableClock()
  const config = { ...readConfig({}), ...quiet, data, ...changes }
  const url = await cloneDatabase(ownerUrl, template, database)
  const log = openLog(config.log)
  const service = await openService({ config, clock, log, secret: TEST_SECRET, ownerUrl: url })
  const { house } = service
  const address = (await service.listen()).replace('0.0.0.0', '127.0.0.1')
  const passwordHash = HASH
  return {
    house,
    clock,
    url: address,
    ...people,
    as: login => signedIn(house, address, { login, password: PASSWORD }),
    stranger: () => clientAt(address),
    hire: async (some, company = people.company) =>
      inCompany(house, company, system('test'), ctx => addStaff(ctx, { passwordHash, ...some })),
    deed: (work, company = people.company) => inCompany(house, company, system('test'), work),
    settle: () => reactAll(house),
    async close() {
      await service.close()
      await dropDatabase(ownerUrl, database)
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** A client whose session is open without the work of a password; it has one for when that session ends. */
export async function signedIn(
  house: House,
  url: string,
  account: { login: string; password: string },
): Promise<Client> {
  const found = await accountOf(house.auth, account.login)
  if (found === undefined) throw new Error(`nobody is called ${account.login}`)
  const { headers } = await letIn(house, found.id, { address: '127.0.0.1', agent: 'test' })
  return clientAt(url, account, cookieOf(headers))
}

/** Few connections, no log, no work by itself: tests say what happens when. */
export const quiet = {
  host: '127.0.0.1',
  port: 0,
  log: 'silent',
  role: 'web',
  pool: 6,
  requestsPerMinute: 1_000_000,
} as const

type People = Pick<World, 'company' | 'other' | 'staff'>

/** The deeds found two companies once in each worker; a world is a copy of that database. */
let founded: Promise<{ template: string; people: People }> | undefined

async function found(): Promise<{ template: string; people: People }> {
  const template = `${inject('run')}_${randomUUID().replaceAll('-', '')}`
  const ownerUrl = await cloneDatabase(inject('ownerUrl'), inject('template'), template)
  const config = { ...readConfig({}), ...quiet }
  const log = openLog(config.log)
  const house = openHouse({ config, clock: movableClock(), log, secret: TEST_SECRET, ownerUrl, story })
  try {
    return { template, people: await populate(house, HASH) }
  } finally {
    await closeHouse(house)
  }
}

async function populate(house: House, passwordHash: string): Promise<People> {
  const founded = await Promise.all(
    [
      { name: '晨光太阳能', admin: '周文静', username: 'admin' },
      { name: '南风热水器', admin: '江南', username: 'nan-admin' },
    ].map(({ name, admin, username }) =>
      createCompany(house, {
        name,
        timeZone: 'Asia/Shanghai',
        admin: { name: admin, username, passwordHash },
      }),
    ),
  )
  const [ours, theirs] = founded
  if (!ours || !theirs) throw new Error('the companies were not founded')
  const staff: Record<string, Uuid> = { admin: ours.staff, 'nan-admin': theirs.staff }
  await inCompany(house, ours.company, system('test'), async ctx => {
    for (const one of STAFF) staff[one.username] = await addStaff(ctx, { ...one, passwordHash })
  })
  await inCompany(house, theirs.company, system('test'), async ctx => {
    staff['nan-agent'] = await addStaff(ctx, {
      name: '南生',
      username: 'nan-agent',
      roles: ['agent'],
      passwordHash,
    })
  })
  return { company: ours.company, other: theirs.company, staff: staff as Record<Username, Uuid> }
}
