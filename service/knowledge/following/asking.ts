import { setTimeout as wait } from 'node:timers/promises'
import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { type AnswerIndex, openIndex } from '../index/answer-index.ts'
import { Damaged } from '../index/damaged.ts'
import type { Asked, Hit } from '../index/shapes.ts'
import { companyFolder, isWhole, putAside, readProgress, wantAnew, wishOf } from './folder.ts'
import { wordsOf } from './words.ts'

/** Whether there is an index now, and whether somebody has changed the synonyms. */
const LOOK_AGAIN_MS = 1000
/** So long somebody who types waits for an index to open. */
const PATIENCE_MS = 300

type Open = {
  index: AnswerIndex | null
  words: string
  lookedAt: number
  /** There was none, and none was being built, when this was looked at last. */
  missing: boolean
  looking: Promise<void> | null
  opening: Promise<void> | null
}
/** Who asks, outside of any transaction. */
export type Asker = Pick<Context, 'house' | 'company' | 'actor'>

const opened = new WeakMap<House, Map<Uuid, Open>>()

/**
 * Asks the index of this host; null where there is none that is whole, and PostgreSQL has to answer. One that
 * turns out to be damaged is put aside and asked for anew.
 */
export async function askIndex(who: Asker, asked: Asked): Promise<Hit[] | null> {
  const open = openOf(who)
  if (performance.now() - open.lookedAt > LOOK_AGAIN_MS) await look(who, open)
  if (open.index === null) return null
  try {
    return await open.index.search(asked)
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault
    return onceMore(who, open, asked)
  }
}

/** A build may have gone from under the hands of a reader: only what fails when opened anew is damaged. */
async function onceMore(who: Asker, open: Open, asked: Asked): Promise<Hit[] | null> {
  open.index = null
  await lookOnce(who, open)
  try {
    return open.index === null ? null : await (open.index as AnswerIndex).search(asked)
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault
    await giveUp(who.house, who.company, open, fault)
    return null
  }
}

function openOf({ house, company }: Asker): Open {
  const all = opened.get(house) ?? new Map<Uuid, Open>()
  opened.set(house, all)
  const open = all.get(company) ?? nothingOpen()
  all.set(company, open)
  return open
}

const nothingOpen = (): Open => ({
  index: null,
  words: '',
  lookedAt: Number.NEGATIVE_INFINITY,
  missing: false,
  looking: null,
  opening: null,
})

/** One at a time: whoever types asks ten times a second. */
async function look(who: Asker, open: Open): Promise<void> {
  open.looking ??= lookOnce(who, open).finally(() => {
    open.looking = null
  })
  await open.looking
}

async function lookOnce(who: Asker, open: Open): Promise<void> {
  const folder = companyFolder(who.house.config.data, who.company)
  if (await isWhole(folder)) {
    open.missing = false
    const words = await inCompany(who.house, who.company, who.actor, wordsOf, { readOnly: true })
    const said = JSON.stringify(words)
    if (open.index === null || open.words !== said) {
      await openSoon(who, open, async () => {
        // The one before is not closed: somebody may be asking it. It goes when nobody holds it any more.
        open.index = await openIndex(folder, words)
        open.words = said
      })
    }
  } else {
    open.index = null
    await miss(who, open, folder)
  }
  open.lookedAt = performance.now()
}

/**
 * Its folder may be taken away, or its files spoilt, while the house runs: whoever builds looks only when he
 * begins. Wanted at the second look, because a build that has just begun tells of itself a moment later.
 */
async function miss({ house, company }: Asker, open: Open, folder: string): Promise<void> {
  const { data } = house.config
  const coming = (await readProgress(folder)) !== null || (await wishOf(data, company)) !== null
  if (open.missing && !coming) {
    house.log.warn({ company }, 'there is no index of answers: wanted anew')
    await wantAnew(data, company)
  }
  open.missing = !coming
}

/**
 * A large index takes seconds to open: nobody waits for it for so long, least of all with a transaction open.
 * Meanwhile the one before answers, or PostgreSQL.
 */
async function openSoon({ house, company }: Asker, open: Open, opens: () => Promise<void>): Promise<void> {
  open.opening ??= opens()
    .catch(async fault => {
      if (fault instanceof Damaged) await giveUp(house, company, open, fault)
      else house.log.error({ err: fault, company }, 'the index of answers could not be opened')
    })
    .finally(() => {
      open.opening = null
    })
  await Promise.race([open.opening, wait(PATIENCE_MS, undefined, { ref: false })])
}

async function giveUp(house: House, company: Uuid, open: Open, fault: Damaged): Promise<void> {
  house.log.error({ err: fault, company }, 'the index of answers is damaged: put aside, to be built anew')
  open.index = null
  await putAside(companyFolder(house.config.data, company))
  await wantAnew(house.config.data, company)
}
