import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { story } from '#service/story.ts'
import { cloneDatabase, dropDatabase } from '../support/cluster.ts'
import { type Catalog, readCatalog } from './catalog.ts'
import * as tables from './tables.ts'

/** Each violation is planted in a real database, seen by the check, and rolled back. */
const name = `tidy_${randomBytes(6).toString('hex')}`
const slices = story.map(slice => slice.name)
let owner: Pool

beforeAll(async () => {
  owner = connectRaw(await cloneDatabase(inject('ownerUrl'), inject('template'), name), {
    max: 1,
    name: 'tidy',
  })
})
afterAll(async () => {
  await owner.end({ timeout: 5 })
  await dropDatabase(inject('ownerUrl'), name)
})

async function planted(sql: string): Promise<Catalog> {
  const line = await owner.reserve()
  try {
    await line.unsafe('begin')
    await line.unsafe(sql)
    return await readCatalog(line)
  } finally {
    await line.unsafe('rollback')
    line.release()
  }
}

const SOUND = `create table cases.sound (
  company_id uuid not null, id uuid not null, primary key (company_id, id));
  select core.guard('cases.sound');`
const instead = (from: string | RegExp, to: string) => SOUND.replace(from, to)
const after = (more: string) => `${SOUND} ${more}`

type Check = (catalog: Catalog) => { says: string }[]
const upward: Check = catalog => tables.foreignKeysPointUp(catalog, slices)
const atHome: Check = catalog => tables.schemasAreSlices(catalog, slices)

test('a sound table is let through by every check', async () => {
  const catalog = await planted(SOUND)
  const checks = [upward, atHome, tables.companyComesFirst, tables.rowsAreGuarded, tables.factsAreStored]
  for (const check of [...checks, tables.unitsAreWhole, tables.definersAreNarrow, tables.loginsAreWeak]) {
    expect(check(catalog)).toEqual([])
  }
})

const plants: [string, Check, string, RegExp][] = [
  [
    'a foreign key down the story',
    upward,
    after(`alter table archive.devices add later uuid,
    add foreign key (company_id, later) references cases.sound (company_id, id)`),
    /archive\.devices points down/,
  ],
  [
    'a proof that is asked for before it is written',
    tables.proofsWaitForTheCommit,
    after(`alter table cases.sound add proof uuid,
    add foreign key (company_id, proof) references core.journal (company_id, id)`),
    /cases\.sound checks .*proof/,
  ],
  [
    'a schema of no slice',
    atHome,
    'create schema robots; create table robots.arms (id uuid)',
    /robots\.arms/,
  ],
  ['no company', tables.companyComesFirst, 'create table cases.bare (id uuid primary key)', /no company_id/],
  [
    'a company that may be null',
    tables.companyComesFirst,
    instead('primary key (company_id, id)', 'unique (company_id, id)').replace(
      'company_id uuid not null',
      'company_id uuid',
    ),
    /no company_id/,
  ],
  [
    'a primary key without the company',
    tables.companyComesFirst,
    instead('primary key (company_id, id)', 'primary key (id)'),
    /sound_pkey does not begin/,
  ],
  [
    'a unique constraint across companies',
    tables.companyComesFirst,
    after('alter table cases.sound add number text unique'),
    /sound_number_key does not begin/,
  ],
  [
    'a unique index across companies',
    tables.companyComesFirst,
    after('create unique index one_each on cases.sound (id) where id is not null'),
    /one_each does not begin/,
  ],
  [
    'a unique index on an expression',
    tables.companyComesFirst,
    after('create unique index one_each on cases.sound ((company_id::text || id::text))'),
    /one_each does not begin/,
  ],
  [
    'an exclusion across companies',
    tables.companyComesFirst,
    after('alter table cases.sound add constraint alone exclude using gist (id with =)'),
    /alone does not begin/,
  ],
  [
    'a foreign key that could point into another company',
    tables.companyComesFirst,
    after(
      `create unique index on cases.sound (id); alter table cases.sound add other uuid references cases.sound (id)`,
    ),
    /does not begin with company_id/,
  ],
  [
    'a company that each deed would lock',
    tables.companyComesFirst,
    instead('company_id uuid not null', 'company_id uuid not null references core.companies'),
    /would lock its company/,
  ],
  [
    'row level security off',
    tables.rowsAreGuarded,
    after('alter table cases.sound disable row level security'),
    /security is off/,
  ],
  [
    'row level security not forced',
    tables.rowsAreGuarded,
    after('alter table cases.sound no force row level security'),
    /not forced/,
  ],
  ['no policy', tables.rowsAreGuarded, after('drop policy company on cases.sound'), /has no policy/],
  [
    'a second policy that lets all through',
    tables.rowsAreGuarded,
    after('create policy more on cases.sound using (true)'),
    /more lets more through/,
  ],
  [
    'a policy that lets foreign rows be written',
    tables.rowsAreGuarded,
    after(`drop policy company on cases.sound; create policy company on cases.sound
      using (company_id = nullif(current_setting('app.company_id', true), '')::uuid) with check (true)`),
    /lets more through/,
  ],
  [
    'a status column',
    tables.factsAreStored,
    after('alter table cases.sound add status text'),
    /sound\.status/,
  ],
  [
    'a stored overdue',
    tables.factsAreStored,
    after('alter table cases.sound add overdue boolean'),
    /sound\.overdue/,
  ],
  [
    'money as a float',
    tables.unitsAreWhole,
    after('alter table cases.sound add price float8'),
    /double precision/,
  ],
  [
    'a time without its zone',
    tables.unitsAreWhole,
    after('alter table cases.sound add at timestamp'),
    /without time zone/,
  ],
  [
    'a function that runs as the owner',
    tables.definersAreNarrow,
    `create function cases.peek() returns setof uuid language sql security definer set search_path = ''
     as 'select id from cases.cases'; revoke execute on function cases.peek from public`,
    /peek runs as/,
  ],
  [
    'a function without a search path',
    tables.definersAreNarrow,
    `create function cases.peek() returns setof uuid language sql security definer
     as 'select id from cases.cases';
     select core.runs_as('cases.peek()', 'yinuo_sweep', 'yinuo_app')`,
    /no search path/,
  ],
  [
    'a function that everybody may call',
    tables.definersAreNarrow,
    `create function cases.peek() returns setof uuid language sql security definer set search_path = ''
     as 'select id from cases.cases'; select core.runs_as('cases.peek()', 'yinuo_sweep', 'yinuo_app');
     grant execute on function cases.peek to public`,
    /called by everybody/,
  ],
  [
    'a function that tells more than ids across companies',
    tables.definersAreNarrow,
    `create function cases.peek() returns table (id uuid, symptom text) language sql security definer
     set search_path = '' as 'select id, symptom from cases.cases';
     select core.runs_as('cases.peek()', 'yinuo_sweep', 'yinuo_app')`,
    /with symptom text/,
  ],
  [
    'a login that may change what happened',
    tables.loginsAreWeak,
    'grant update on core.journal to yinuo_app',
    /yinuo_app may update core\.journal/,
  ],
  [
    'a login that may delete what happened',
    tables.loginsAreWeak,
    'grant delete on core.journal_about to yinuo_app',
    /yinuo_app may delete/,
  ],
  [
    'a login that reads sign-in',
    tables.loginsAreWeak,
    'grant select on auth.accounts to yinuo_app',
    /select auth\.accounts/,
  ],
  [
    'a sign-in that reads the business',
    tables.loginsAreWeak,
    'grant select on cases.cases to yinuo_auth',
    /yinuo_auth may select cases\.cases/,
  ],
  [
    'a login that owns a table',
    tables.loginsAreWeak,
    'create table cases.theirs (id uuid); alter table cases.theirs owner to yinuo_app',
    /yinuo_app owns cases\.theirs/,
  ],
  [
    'a login that may create',
    tables.loginsAreWeak,
    'grant create on schema cases to yinuo_app',
    /may create in cases/,
  ],
  [
    'a login that passes row level security',
    tables.loginsAreWeak,
    'alter role yinuo_app bypassrls',
    /may more than/,
  ],
  [
    'a login that is a member of another',
    tables.loginsAreWeak,
    'grant yinuo_sweep to yinuo_app',
    /may more than/,
  ],
]

test.each(plants)('%s is caught', async (_what, check, sql, says) => {
  const found = check(await planted(sql)).map(violation => violation.says)
  expect(found.join('\n')).toMatch(says)
})
