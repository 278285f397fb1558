import { type Context, inCompany } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import { backwards } from '#core/find/terms.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addCustomers } from '#service/archive/actions/add-customers.ts'
import { COMPANY, type Crew, demo, idOf, ZONE } from '../crew.ts'
import { households } from '../households.ts'
import { type Stage, stageIn } from '../stage.ts'
import { type Sheet, sheets, type Written, written } from './written.ts'

/**
 * A life that was lived by deeds, as the rows it wrote; what differs from life to life is left open. Printed
 * from it (press.ts), a life of long ago cannot be told from one that was lived (press.test.ts).
 */
/** `installer` is the login of whoever goes in it. */
export type Pattern = { sheets: PatternSheet[]; born: number; installer: string }
/** `place`: what is pointed at is written before what points at it. */
export type PatternSheet = { name: string; columns: string[]; place: number; parts: Part[] }

/** A piece of JSON as it stands, or what is filled in. */
export type Part =
  | string
  /** The n-th id that came into being in this life. */
  | { born: number }
  /** So many milliseconds after the first moment of the life's first day. */
  | { moment: number }
  /** So many days after the first day. */
  | { day: number }
  /** Somebody by his login, the device, the customer. */
  | { who: string }
  /** Words written `⟨so⟩`. */
  | { word: string }
  | { number: number; as: 'said' | 'folded' | 'backwards' }
  | { satisfaction: true }
  | { blame: true }

export type Played = {
  /** The day on which it begins; before all days of the world, so that numbers are nobody's. */
  day: Temporal.PlainDate
  live: (stage: Stage, machine: Machine) => Promise<unknown>
}
type Machine = { device: Uuid; customer: Uuid; installer: string }

/** Whose doing the pattern says it was; the printed life says another word. */
export const BLAME_LEFT_OPEN = 'transport'
/** How content the customer of a pattern is; printed lives say 3 to 5. */
export const SATISFACTION_LEFT_OPEN = 5

class Unlived extends Error {}

/**
 * Lives lives by deeds, each in a transaction that is then taken back, and keeps what it wrote. They have a
 * machine of their own, so that the households of the world may come in meanwhile.
 */
export async function learn(house: House, crew: Crew, all: readonly Played[]): Promise<Pattern[]> {
  const known = await inCompany(house, COMPANY, demo, sheets, { readOnly: true })
  const patterns: Pattern[] = []
  for (const played of all) patterns.push(await learnOne(house, crew, known, played))
  return patterns
}

async function learnOne(house: House, crew: Crew, all: readonly Sheet[], played: Played): Promise<Pattern> {
  let pattern: Pattern | undefined
  const take = async (ctx: Context) => {
    const machine = await somebodysMachine(ctx, crew)
    const begun = uuidv7()
    await played.live(stageIn(ctx, crew, played.day), machine)
    const rows = await written(ctx, all, begun)
    pattern = cut(rows, all, crew, { ...played, machine, born: idsSince(begun, rows) })
    throw new Unlived()
  }
  await inCompany(house, COMPANY, demo, take).catch(fault => {
    if (!(fault instanceof Unlived)) throw fault
  })
  if (!pattern) throw new Error('a life left nothing')
  return pattern
}

/** 王建国 installed it; who goes in printed lives is who installed theirs. */
const INSTALLER = 'wang'

async function somebodysMachine(ctx: Context, crew: Crew): Promise<Machine> {
  const [some] = households(crew, ctx.now.toZonedDateTimeISO(ZONE).toPlainDate(), 1)
  const [device] = some?.devices ?? []
  const model = crew.models.find(one => one.needs === 'solar')
  if (!some || !device || !model) throw new Error('a household has a machine')
  const his = { ...device, modelId: model.id, installedBy: idOf(crew.staff, INSTALLER) }
  await addCustomers(ctx, [{ ...some, devices: [his] }])
  return { device: device.id, customer: some.id, installer: INSTALLER }
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const INSTANT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)'
const DAY = '(?<=")\\d{4}-\\d\\d-\\d\\d(?=")'
const WORD = '⟨\\w+⟩'
const SATISFACTION = `(?<="satisfaction":)${SATISFACTION_LEFT_OPEN}`
const BLAME = `(?<=")${BLAME_LEFT_OPEN}(?=")`

function cut(
  rows: Written,
  all: readonly Sheet[],
  crew: Crew,
  played: Played & { machine: Machine; born: readonly Uuid[] },
): Pattern {
  const known = new Map<string, Part>([
    ...[...crew.staff].map(([who, id]) => [id, { who }] as const),
    [played.machine.device, { who: 'device' }],
    [played.machine.customer, { who: 'customer' }],
  ])
  for (const [born, id] of played.born.entries()) known.set(id, { born })
  const numbers = (rows.get('cases.cases') ?? []).map(row => String(row.number)).sort()
  for (const [number, said] of numbers.entries()) {
    known.set(said, { number, as: 'said' })
    known.set(fold(said), { number, as: 'folded' })
    known.set(backwards(fold(said)), { number, as: 'backwards' })
  }
  const spoken = numbers.flatMap(said => [said, fold(said), backwards(fold(said))])
  const marks = new RegExp([UUID, INSTANT, DAY, WORD, SATISFACTION, BLAME, ...spoken].join('|'), 'g')
  const part = (mark: string) => known.get(mark) ?? partOf(mark, played.day)
  const pieces = (sheet: Sheet) => piecesOf(JSON.stringify(rows.get(sheet.name)), marks, part)
  return {
    sheets: all.flatMap((sheet, place) =>
      rows.has(sheet.name) ? [{ ...sheet, place, parts: pieces(sheet) }] : [],
    ),
    born: played.born.length,
    installer: played.machine.installer,
  }
}

/** Ids that came into being since, in that order: also of what is gone again, which the journal remembers. */
function idsSince(begun: Uuid, rows: Written): Uuid[] {
  const ids = JSON.stringify([...rows.values()]).match(new RegExp(UUID, 'g')) ?? []
  return [...new Set(ids)].filter(id => id > begun).sort()
}

function partOf(mark: string, first: Temporal.PlainDate): Part {
  if (mark === COMPANY) return mark
  if (mark.startsWith('⟨')) return { word: mark.slice(1, -1) }
  if (mark === BLAME_LEFT_OPEN) return { blame: true }
  if (mark === String(SATISFACTION_LEFT_OPEN)) return { satisfaction: true }
  if (mark.includes('T'))
    return { moment: Temporal.Instant.from(mark).epochMilliseconds - firstMoment(first) }
  if (mark.length === 10) return { day: first.until(Temporal.PlainDate.from(mark)).total('days') }
  throw new Error(`a life names ${mark}, which is neither its own nor anybody's of the crew`)
}

/** In UTC: Dezhou's clock is never moved, so whole days are whole days. */
export const firstMoment = (day: Temporal.PlainDate) =>
  day.toZonedDateTime({ timeZone: 'UTC' }).epochMilliseconds

/** The rows of one sheet without the brackets around them, so that lives can be put in a row. */
function piecesOf(json: string, marks: RegExp, part: (mark: string) => Part): Part[] {
  const inner = json.slice(1, -1)
  const pieces: Part[] = []
  let from = 0
  for (const found of inner.matchAll(marks)) {
    pieces.push(inner.slice(from, found.index), part(found[0]))
    from = found.index + found[0].length
  }
  return [...pieces, inner.slice(from)]
}
