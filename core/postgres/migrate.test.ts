import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { asOwner, cloneDatabase, databaseUrl, dropDatabase, TEST_SECRET } from '../../test/support/cluster.ts'
import { PlainFault } from '../fault.ts'
import { makeLogins } from './logins.ts'
import { migrate, migrations } from './migrate.ts'

const name = `migrate_${randomBytes(6).toString('hex')}`
const login = `${name}_login`
const server = inject('ownerUrl')
let url: string

beforeAll(async () => {
  url = await cloneDatabase(server, inject('template'), name)
})
afterAll(async () => {
  await dropDatabase(server, name)
  await dropDatabase(server, `${name}_bare`)
  await dropDatabase(server, `${name}_twice`)
  await asOwner(server, async owner => {
    const [there] = await owner.unsafe('select 1 from pg_roles where rolname = $1', [login])
    if (there) await owner.unsafe(`drop role ${login}`)
  })
})

test('a database of this version is left as it is', async () => {
  expect(await asOwner(url, migrate)).toBe(0)
})

test('two processes that start at once bring an empty database up once', async () => {
  await asOwner(server, owner => owner.unsafe(`create database ${name}_twice`))
  const empty = databaseUrl(server, `${name}_twice`)
  const steps = await Promise.all(
    [1, 2].map(() =>
      asOwner(empty, async owner => {
        await makeLogins(owner, TEST_SECRET)
        return migrate(owner)
      }),
    ),
  )
  expect(steps.sort((a, b) => a - b)).toEqual([0, (await migrations()).length])
})

test('an applied file that was changed, and a database of a newer version, get a plain sentence', async () => {
  await asOwner(url, async owner => {
    await owner.unsafe(
      `insert into migrations.applied (number, name, sha256) values (9999, '9999_core_later.sql', 'x')`,
    )
    const newer = await migrate(owner).catch(fault => fault)
    expect(newer).toBeInstanceOf(PlainFault)
    expect(newer.sentence).toContain('newer version (9999_core_later.sql)')
    await owner.unsafe(`delete from migrations.applied where number = 9999`)
    await owner.unsafe(`update migrations.applied set sha256 = 'other' where number = 1`)
    const changed = await migrate(owner).catch(fault => fault)
    expect(changed).toBeInstanceOf(PlainFault)
    expect(changed.sentence).toContain('0001_core_house.sql')
  })
})

test('an owner that is no superuser, only BYPASSRLS and CREATEROLE, can bring a database up', async () => {
  await asOwner(server, async owner => {
    await owner.unsafe(`create role ${login} login nosuperuser createdb createrole bypassrls password 'x'`)
    for (const role of ['yinuo_app', 'yinuo_auth', 'yinuo_jobs', 'yinuo_sweep']) {
      await owner.unsafe(`grant ${role} to ${login} with admin option`)
    }
    await owner.unsafe(`create database ${name}_bare owner ${login}`)
  })
  const theirs = new URL(databaseUrl(server, `${name}_bare`))
  theirs.username = login
  theirs.password = 'x'
  await asOwner(theirs.toString(), async owner => {
    await makeLogins(owner, TEST_SECRET)
    expect(await migrate(owner)).toBe((await migrations()).length)
  })
})
