import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import { backwards } from '#core/find/terms.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { firstMoment, type Part, type Pattern, type PatternSheet } from './pattern.ts'

/** What a printed life has of its own. */
export type Life = {
  pattern: Pattern
  day: Temporal.PlainDate
  /** Ids by login, `device` and `customer`: everybody and everything that the pattern names. */
  who: ReadonlyMap<string, Uuid>
  words: Readonly<Record<string, string>>
  numbers: readonly string[]
  satisfaction: number
  blame: string
}

/** So many lives go into one statement for each sheet. */
const AT_ONCE = 150

/** Prints lives in the order given: their ids sort like their days. Two presses run at once, on two cores. */
export async function print(lives: readonly Life[], within: Within): Promise<void> {
  const named = lives.map(life => ({ life, born: Array.from({ length: life.pattern.born }, () => uuidv7()) }))
  const heaps: Named[][] = []
  for (let from = 0; from < named.length; from += AT_ONCE) heaps.push(named.slice(from, from + AT_ONCE))
  const press = async () => {
    for (let heap = heaps.shift(); heap; heap = heaps.shift()) {
      const mine = heap
      await within(ctx => printHeap(ctx, mine))
    }
  }
  await Promise.all([press(), press()])
}

type Within = (work: (ctx: Context) => Promise<void>) => Promise<void>
type Named = { life: Life; born: readonly Uuid[] }

async function printHeap(ctx: Context, heap: readonly Named[]): Promise<void> {
  for (const { name, columns } of sheetsOf(heap.map(one => one.life))) {
    const rows = heap.flatMap(({ life, born }) => {
      const sheet = life.pattern.sheets.find(one => one.name === name)
      return sheet ? [sheet.parts.map(part => filled(part, life, born)).join('')] : []
    })
    const [table, list] = [sql.table(name), sql.join(columns.map(column => sql.ref(column)))]
    await sql`
      insert into ${table} (${list})
      select ${list} from json_populate_recordset(null::${table}, ${`[${rows.join(',')}]`}::text::json)
    `.execute(ctx.tx)
  }
}

/** The sheets of all patterns in an order that is right for each: they were all cut from the same one. */
function sheetsOf(lives: readonly Life[]) {
  const sheets = new Map<string, PatternSheet>()
  for (const { pattern } of lives) for (const sheet of pattern.sheets) sheets.set(sheet.name, sheet)
  return [...sheets.values()].sort((a, b) => a.place - b.place)
}

function filled(part: Part, life: Life, born: readonly Uuid[]): string {
  if (typeof part === 'string') return part
  if ('born' in part) return born[part.born] ?? ''
  if ('moment' in part) return momentOf(life.day, part.moment)
  if ('who' in part) return known(life.who.get(part.who), part.who)
  if ('word' in part) return JSON.stringify(known(life.words[part.word], part.word)).slice(1, -1)
  if ('number' in part) return numberAs(known(life.numbers[part.number], 'number'), part.as)
  if ('day' in part) return life.day.add({ days: part.day }).toString()
  if ('blame' in part) return life.blame
  return String(life.satisfaction)
}

/** As `Temporal.Instant` writes it: no fraction where there is none. */
function momentOf(day: Temporal.PlainDate, after: number): string {
  return new Date(firstMoment(day) + after).toISOString().replace('.000Z', 'Z')
}

function numberAs(said: string, as: 'said' | 'folded' | 'backwards'): string {
  if (as === 'said') return said
  return as === 'folded' ? fold(said) : backwards(fold(said))
}

function known(text: string | undefined, what: string): string {
  if (text === undefined) throw new Error(`nobody said what ${what} is in this life`)
  return text
}
