import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { Damaged } from '../index/damaged.ts'
import { countToFind } from '../store/touched.ts'
import { build, FOLLOWING } from './build.ts'
import * as folder from './folder.ts'
import { openWriting, type Writing } from './writing.ts'

/** More at once are built anew, in a thread of its own, unless they are few of very many. */
const MOST_AT_ONCE = 20_000
const TELL_MS = 300
const isMost = (changed: number, held: number) => changed > MOST_AT_ONCE && changed > held / 2
/** After a build that failed, so that it does not fail each second. */
const REST_MS = 30_000

/** The index of one company in the hands of the process that writes it. */
export type Company = {
  /** These answers changed: the index says so when this returns, or the build that is under way ends. */
  bring(ids: ReadonlySet<Uuid>): Promise<void>
  /** Builds it anew beside the one in force; at most one build is under way. */
  anew(why: string): void
  /** Whether it holds as many answers as can be found; null where it is being built. */
  countsRight(): Promise<boolean | null>
  /** When no build is under way any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** `ended`: another process may write it from now on. */
export function openCompany(house: House, id: Uuid, ended: AbortSignal): Company {
  const path = folder.companyFolder(house.config.data, id)
  let writing: Writing | null = null
  let building: { touched: Set<Uuid>; end: Promise<void> } | null = null
  let restsUntil = Number.NEGATIVE_INFINITY
  const count = () => inCompany(house, id, FOLLOWING, countToFind, { readOnly: true })

  async function take(): Promise<Writing | null> {
    if (writing === null && (await folder.isWhole(path))) writing = await openWriting(house, id)
    return writing
  }
  async function drop(): Promise<void> {
    const before = writing
    writing = null
    await before?.close().catch(() => {})
  }
  /** What is damaged is noticed here by its writer, in asking.ts by its readers. */
  async function orAnew<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (fault) {
      if (!(fault instanceof Damaged)) throw fault
      await folder.putAside(path)
      await drop()
      anew(fault.message)
      return null
    }
  }
  function anew(why: string): void {
    if (building !== null || performance.now() < restsUntil) return
    house.log.info({ company: id, why }, 'the index of answers is built anew')
    const touched = new Set<Uuid>()
    const end = rebuild(touched)
      .catch(async fault => {
        // It is wanted still; a later round begins again.
        await folder.wantAnew(house.config.data, id)
        if (ended.aborted) return
        restsUntil = performance.now() + REST_MS
        house.log.error({ err: fault, company: id }, 'the index of answers could not be built')
      })
      .finally(() => {
        building = null
      })
    building = { touched, end }
  }
  async function rebuild(touched: Set<Uuid>): Promise<void> {
    const of = await count()
    const wish = await folder.wishOf(house.config.data, id)
    const { tell, told } = telling(path, of)
    await told()
    const began = performance.now()
    await build(house, id, of, tell, ended)
    await drop()
    let built = await openWriting(house, id)
    while (touched.size > 0) {
      const some = [...touched]
      touched.clear()
      if (isMost(some.length, await built.count())) {
        // A long list came in meanwhile: it is sooner built again than brought answer by answer.
        await built.close()
        await build(house, id, await count(), tell, ended)
        built = await openWriting(house, id)
      } else await built.bring(some)
    }
    ended.throwIfAborted()
    // Whatever changes from here on is brought by `bring` itself.
    writing = built
    await folder.markWhole(path)
    await told()
    await folder.endProgress(path)
    await folder.fulfilWish(house.config.data, id, wish)
    const ms = Math.round(performance.now() - began)
    house.log.info({ company: id, answers: of, ms }, 'the index of answers is built')
  }

  return {
    async bring(ids) {
      for (const one of ids) building?.touched.add(one)
      const index = await orAnew(take)
      if (index === null) return building === null ? anew('there is none') : undefined
      const many = isMost(ids.size, await index.count())
      if (many && building === null) {
        // Written down before the journal is read on: whoever is killed meanwhile begins it again.
        await folder.wantAnew(house.config.data, id)
        return anew(`${ids.size} answers changed`)
      }
      if (!many) await orAnew(() => index.bring([...ids]))
    },
    anew,
    async countsRight() {
      if (building !== null) return null
      const index = await orAnew(take)
      if (index === null) return null
      const held = await orAnew(() => index.count())
      return held === null ? null : held === (await count())
    },
    settled: async () => building?.end,
    close: async () => {
      await building?.end
      await drop()
    },
  }
}

/** Tells in the folder how far a build is, one after the other, now and then. */
function telling(path: string, of: number) {
  let last = folder.tellProgress(path, { done: 0, of })
  let toldAt = performance.now()
  return {
    tell(done: number) {
      if (performance.now() - toldAt < TELL_MS && done < of) return
      toldAt = performance.now()
      last = last.then(() => folder.tellProgress(path, { done, of }))
      last.catch(() => {})
    },
    told: () => last,
  }
}
