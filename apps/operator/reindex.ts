import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Config } from '#core/config.ts'
import { PlainFault } from '#core/fault.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import * as folder from '#service/knowledge/following/folder.ts'
import { companiesWithAnswers, openFollower } from '#service/knowledge/following/follow.ts'
import { verify } from '#service/knowledge/following/verify.ts'
import { companyCalled, type Say, withHouse } from './house.ts'

const PATIENCE_MS = 3_600_000
const LOOK_MS = 100
const TELL_MS = 2_000
const BAR = 30

const options = { company: { type: 'string' } } as const

/**
 * Builds the index of answers of this host anew from the database, while search goes on with the one before.
 * Beside a running Yinuo that one builds it, and we watch.
 */
export async function reindex(config: Config, args: string[], say: Say): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  if (positionals[0] !== 'answers') {
    throw new PlainFault(`There is no index called '${positionals[0] ?? ''}'.`, 'Say `reindex answers`.')
  }
  await withHouse(config, say, async house => {
    const companies = await companiesMeant(house, values.company)
    for (const company of companies) await folder.wantAnew(config.data, company)
    await untilBuilt(house, companies, say)
    for (const company of companies) await tell(house, company, say)
  })
}

/** Whether the indexes of this host say what the database says. @throws PlainFault where one does not */
export async function verifyAnswers(config: Config, args: string[], say: Say): Promise<void> {
  const { values } = parseArgs({ args, options })
  await withHouse(config, say, async house => {
    let right = true
    for (const company of await companiesMeant(house, values.company)) {
      right = (await tell(house, company, say)) && right
    }
    if (right) return
    throw new PlainFault('Not all is found as it stands.', 'A running Yinuo mends it; or: reindex answers')
  })
}

const companiesMeant = async (house: House, name: string | undefined): Promise<Uuid[]> =>
  name === undefined ? companiesWithAnswers(house) : [await companyCalled(house, name)]

async function untilBuilt(house: House, companies: readonly Uuid[], say: Say): Promise<void> {
  const follower = openFollower(house)
  const end = performance.now() + PATIENCE_MS
  const bar = barOf(say)
  try {
    while (performance.now() < end) {
      await follower.round()
      const all = await Promise.all(companies.map(company => stand(house, company)))
      bar.show(
        all.reduce((sum, one) => sum + one.done, 0),
        all.reduce((sum, one) => sum + one.of, 0),
      )
      if (all.every(one => one.built)) return
      await wait(LOOK_MS)
    }
  } finally {
    bar.end()
    await follower.close()
  }
  throw new PlainFault('The index is still not built.', 'It goes on while Yinuo runs; look at its log.')
}

/** The wish goes last, when the index is whole and its progress gone. */
async function stand({ config }: House, company: Uuid) {
  const path = folder.companyFolder(config.data, company)
  const waits = (await folder.wantedAnew(config.data)).includes(company)
  const progress = await folder.readProgress(path)
  const built = !waits && progress === null && (await folder.isWhole(path))
  return { ...(progress ?? { done: 0, of: 0 }), built }
}

/** A bar on a terminal, a line now and then elsewhere; nothing while nothing is being built. */
function barOf(say: Say) {
  let toldAt = Number.NEGATIVE_INFINITY
  let drawn = false
  return {
    show(done: number, of: number) {
      if (of === 0) return
      const words = `${done.toLocaleString('en')} of ${of.toLocaleString('en')} answers`
      if (process.stderr.isTTY) {
        const full = Math.round((BAR * done) / of)
        process.stderr.write(`\r  [${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${words}\x1b[K`)
        drawn = true
      } else if (performance.now() - toldAt > TELL_MS) {
        toldAt = performance.now()
        say(words)
      }
    },
    end() {
      if (drawn) process.stderr.write('\r\x1b[K')
    },
  }
}

async function tell(house: House, company: Uuid, say: Say): Promise<boolean> {
  const { name } = await house.auth
    .selectFrom('core.companies')
    .select('name')
    .where('id', '=', company)
    .executeTakeFirstOrThrow()
  const found = await verify(house, company)
  if (found.as === 'missing') say(`${name}: this host has no index of answers; PostgreSQL answers meanwhile.`)
  else if (found.as === 'damaged') say(`${name}: ${found.why}`)
  else {
    const { answers, behind, tooMany } = found
    const odd = behind.length + tooMany.length
    say(
      `${name}: the index holds ${answers} answers${odd === 0 ? ', as the database' : `; ${odd} are otherwise`}.`,
    )
    return odd === 0
  }
  return false
}
