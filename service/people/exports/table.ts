import type { Context } from '#core/context.ts'
import type { Asked, Endpoint } from '#core/endpoint.ts'
import type { House } from '#core/house.ts'
import { type Made, serveStream } from '#core/http/serve-stream.ts'
import type { Language } from '#core/languages.ts'
import type { AnyRoute, Known } from '#core/routes.ts'
import { csvOf } from '#core/sheet/csv.ts'
import { type Cell, MOST_ROWS_OUT, minuteText, type Sheet } from '#core/sheet/sheet.ts'
import { xlsxOf } from '#core/sheet/xlsx.ts'
import type { fileBytes } from '#core/wire.ts'
import type { TakenOut } from '../contract/exports.ts'
import { mayReveal } from '../rules/mask.ts'
import { beginTaking, type Taking } from './taking.ts'
import { WORDS } from './words.ts'

export type Format = { as: 'csv' | 'xlsx'; bom: boolean; language: Language }

/** A list that can leave, as its slice describes it. `Q`: the filters of its page. */
export type Table<Q> = {
  readonly what: TakenOut
  columns(language: Language): Sheet['columns']
  /** The rows in pieces of at most 500; each piece is a statement or a few, within the snapshot. */
  rows(ctx: Context, filters: Q, language: Language): AsyncIterable<Cell[][]>
}

export const SHEET_MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type ExportEndpoint = Endpoint & { returns: typeof fileBytes }

/** The route of an export: filters and format stand in the query. */
export function exportRoute<E extends ExportEndpoint, Q>(endpoint: E, table: Table<Q>): AnyRoute {
  return serveStream(endpoint, ({ house }, known, asked: Asked<E>) => {
    const { as, bom, language, ...filters } = asked.query as unknown as Format
    return tableFile(house, known, table, { as, bom, language }, filters as unknown as Q)
  })
}

/**
 * A list as a file that is made while it is read. The operator's command takes the same way as the page.
 * @throws Refusal 'another export is running'
 */
export async function tableFile<Q>(
  house: House,
  known: Known,
  table: Table<Q>,
  format: Format,
  filters: Q,
): Promise<Made> {
  const narrowed = Object.entries(filters as object).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  const taking = await beginTaking(house, known, { what: table.what, as: format.as, filters: narrowed })
  return {
    name: `${nameOf(table.what, format.language, known, taking)}.${format.as}`,
    mediaType: SHEET_MEDIA[format.as],
    bytes: () => written(taking, known, table, format, filters, narrowed),
  }
}

/** `客户档案_晨光太阳能_韩志远_20261122-1430`: the watermark that a CSV can carry. */
export function nameOf(what: TakenOut, language: Language, { actor }: Known, taking: Taking): string {
  const at = minuteText(localTime(taking)).replaceAll('-', '').replace(' ', '-').replace(':', '')
  return [WORDS[language].what[what], taking.company, actor.name, at]
    .map(part => part.replace(/[\p{Cc}\s/\\:*?"<>|_]+/gu, ' ').trim())
    .join('_')
}

const localTime = ({ at, zone }: Taking) => at.toZonedDateTimeISO(zone).toPlainDateTime()

async function* written<Q>(
  taking: Taking,
  known: Known,
  table: Table<Q>,
  format: Format,
  filters: Q,
  narrowed: readonly string[],
): AsyncGenerator<Buffer> {
  const counted = { rows: 0, whole: false, cut: false }
  const { language } = format
  const said = WORDS[language]
  const sheet: Sheet = {
    name: said.what[table.what],
    columns: table.columns(language),
    rows: counting(table.rows(taking.snapshot.ctx, filters, language), counted),
  }
  const about: Sheet = {
    name: said.about,
    columns: [
      { heading: said.title, width: 24 },
      { heading: said.what[table.what], width: 60 },
    ],
    rows: aboutRows(taking, known, narrowed, language, counted),
  }
  try {
    if (format.as === 'csv') yield* csvOf(sheet, format)
    else yield* xlsxOf([sheet, about], { title: sheet.name, by: known.actor.name, at: taking.at })
    counted.whole = !counted.cut
  } finally {
    await taking.end({ rows: counted.rows, whole: counted.whole })
  }
}

/** A download of a million rows takes minutes; one that takes this long keeps a moment open for too long. */
const MOST_MINUTES = 30

async function* counting(
  pieces: AsyncIterable<Cell[][]>,
  counted: { rows: number; cut: boolean },
): AsyncGenerator<Cell[][]> {
  const last = performance.now() + MOST_MINUTES * 60_000
  for await (const piece of pieces) {
    const room = MOST_ROWS_OUT - counted.rows
    counted.cut = piece.length > room
    counted.rows += Math.min(piece.length, room)
    yield counted.cut ? piece.slice(0, room) : piece
    if (counted.cut) return
    if (performance.now() > last) throw new Error(`an export took longer than ${MOST_MINUTES} minutes`)
  }
}

/** Read after the rows, so it tells how many they were. */
async function* aboutRows(
  taking: Taking,
  { actor }: Known,
  narrowed: readonly string[],
  language: Language,
  counted: { rows: number; cut: boolean },
): AsyncGenerator<Cell[][]> {
  const said = WORDS[language]
  const full = mayReveal(actor.roles) === 'full'
  yield [
    [said.company, taking.company],
    [said.by, actor.name],
    [said.at, `${minuteText(localTime(taking))} (${taking.zone})`],
    [said.filters, narrowed.join(', ') || said.noFilters],
    [said.masked, full ? said.seen.full : said.seen.masked],
    [said.rows, counted.rows],
    ...(counted.cut ? [[said.cut, null]] : []),
  ]
}
