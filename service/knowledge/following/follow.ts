import { inCompany } from '#core/context.ts'
import { BEGINNING, type Followed, type Place, readOn } from '#core/followers.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { FOLLOWING } from './build.ts'
import { type Company, openCompany } from './company.ts'
import * as folder from './folder.ts'
import { type Lock, openLock } from './lock.ts'
import { LONG_LIST_RESTS_MS, longListComesIn } from './long-lists.ts'
import { isOfAnswers, touchedBy } from './touched.ts'

const AT_ONCE = 500

/** Keeps the indexes of this host in step with the database, while no other process of the host does. */
export type Follower = {
  /** Reads the journal to its end. Answers whether this process is the one that writes. */
  round(): Promise<boolean>
  /** When no build is under way any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** What is true while the lock is ours. `ended`: it no longer is, or nobody follows any more. */
type Standing = {
  place: Place
  companies: Map<Uuid, Company>
  ended: AbortController
  countsLookedAt: boolean
  odd: Set<Uuid>
  /** Companies into which a long list comes in, and when it was last heard of. */
  comingIn: Map<Uuid, number>
}

/** One for each process; rounds come one after the other. Nothing is opened before the first. */
export function openFollower(house: House): Follower {
  let lock: Lock | null = null
  let standing: Standing | null = null

  /** Whatever failed: the place in the folder is behind what was done, which may be done again. */
  async function end(): Promise<void> {
    const before = standing
    standing = null
    before?.ended.abort()
    for (const company of before?.companies.values() ?? []) await company.close()
  }
  return {
    async round() {
      lock ??= openLock(house)
      try {
        if (!(await lock.isOurs())) {
          await end()
          return false
        }
        standing ??= await begin(house)
        await readAll(house, standing)
        return true
      } catch (fault) {
        await end()
        throw fault
      }
    },
    async settled() {
      for (const company of standing?.companies.values() ?? []) await company.settled()
    },
    async close() {
      await end()
      await lock?.close()
      lock = null
    },
  }
}

/** Takes up where the last writer of this host stood. */
async function begin(house: House): Promise<Standing> {
  const stood = await folder.readPlace(house.config.data)
  const follows = stood !== null && (await journalHolds(house, stood))
  const place = follows ? stood : await journalEnd(house)
  const standing: Standing = {
    place,
    companies: new Map(),
    ended: new AbortController(),
    countsLookedAt: false,
    odd: new Set(),
    comingIn: new Map(),
  }
  for (const id of await companiesWithAnswers(house)) {
    if (await inCompany(house, id, FOLLOWING, longListComesIn, { readOnly: true }))
      standing.comingIn.set(id, performance.now())
    const path = folder.companyFolder(house.config.data, id)
    const why = await whyAnew(path, follows)
    if (why === null) continue
    await folder.putAside(path)
    if (!standing.comingIn.has(id)) companyOf(house, standing, id).anew(why)
  }
  // Written after everything older is put aside: what stood before it is in no index that anybody asks.
  if (!follows) await folder.writePlace(house.config.data, place)
  return standing
}

async function whyAnew(path: string, follows: boolean): Promise<string | null> {
  if (!(await folder.isWhole(path))) return 'there is none'
  if (!follows) return 'it follows another database, or another time of this one'
  return (await folder.isCutAlike(path)) ? null : 'answers are cut in another way now'
}

async function readAll(house: House, standing: Standing): Promise<void> {
  await endRests(house, standing)
  for (const id of await folder.wantedAnew(house.config.data)) {
    // Built now it would be built again when the list is whole.
    if (standing.comingIn.has(id)) continue
    companyOf(house, standing, id).anew('somebody asked for it')
  }
  for (let many = AT_ONCE; many === AT_ONCE && !standing.ended.signal.aborted; ) {
    const entries = await readOn(house, standing.place, AT_ONCE)
    many = entries.length
    const last = entries.at(-1)
    if (last === undefined) break
    await bringAll(house, standing, entries.filter(isOfAnswers))
    standing.place = { txid: last.txid, id: last.id }
    await folder.writePlace(house.config.data, standing.place)
  }
  if (!standing.countsLookedAt) await lookAtCounts(house, standing)
}

async function bringAll(house: House, standing: Standing, entries: Followed[]) {
  for (const [company, some] of Map.groupBy(entries, entry => entry.company)) {
    const read = (ctx: Parameters<typeof touchedBy>[0]) => touchedBy(ctx, some)
    const { answers, longList } = await inCompany(house, company, FOLLOWING, read, { readOnly: true })
    const path = folder.companyFolder(house.config.data, company)
    const later = standing.comingIn.has(company) && !(await folder.isWhole(path))
    if (answers.size > 0 && !later) await companyOf(house, standing, company).bring(answers)
    if (longList === 'comes in') standing.comingIn.set(company, performance.now())
    if (longList === 'is whole') await endList(house, standing, company)
  }
}

/** Written down before the journal is read on, and so not lost where this process is killed. */
async function endList(house: House, { comingIn }: Standing, company: Uuid): Promise<void> {
  comingIn.delete(company)
  await folder.wantAnew(house.config.data, company)
}

/** A long list that does not go on: what it brought so far is found. */
async function endRests(house: House, standing: Standing): Promise<void> {
  for (const [company, heard] of standing.comingIn) {
    if (performance.now() - heard > LONG_LIST_RESTS_MS) await endList(house, standing, company)
  }
}

/**
 * Once after it began: an index that holds more or fewer answers than there are is not what the database
 * says, whatever its place. Looked at twice, because what was committed a moment ago may not be in it yet.
 */
async function lookAtCounts(house: House, standing: Standing): Promise<void> {
  let sure = true
  for (const id of await companiesWithAnswers(house)) {
    if (standing.comingIn.has(id)) continue
    const company = companyOf(house, standing, id)
    const right = await company.countsRight()
    if (right !== false) continue
    if (standing.odd.has(id)) company.anew('it does not hold as many answers as there are')
    else sure = false
    standing.odd.add(id)
  }
  standing.countsLookedAt = sure
}

function companyOf(house: House, { companies, ended }: Standing, id: Uuid): Company {
  const known = companies.get(id)
  if (known !== undefined) return known
  const company = openCompany(house, id, ended.signal)
  companies.set(id, company)
  return company
}

export async function companiesWithAnswers(house: House): Promise<Uuid[]> {
  const rows = await house.pools.side.unsafe('select knowledge.companies_with_answers() as id', [], PREPARED)
  return rows.map(row => String(row.id))
}

async function journalHolds(house: House, { txid, id }: Place): Promise<boolean> {
  if (txid === BEGINNING.txid && id === BEGINNING.id) return true
  const question = 'select knowledge.journal_holds($1::text::xid8, $2) as held'
  const [row] = await house.pools.side.unsafe(question, [txid, id], PREPARED)
  return row?.held === true
}

async function journalEnd(house: House): Promise<Place> {
  const question = 'select txid::text as txid, id from knowledge.journal_end()'
  const [row] = await house.pools.side.unsafe(question, [], PREPARED)
  return row === undefined ? BEGINNING : { txid: String(row.txid), id: String(row.id) }
}

const PREPARED = { prepare: true }
