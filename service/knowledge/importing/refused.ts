import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Made } from '#core/http/serve-stream.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { known as there } from '#core/refusal.ts'
import type { Known } from '#core/routes.ts'
import { csvOf } from '#core/sheet/csv.ts'
import type { Sheet } from '#core/sheet/sheet.ts'
import { xlsxOf } from '#core/sheet/xlsx.ts'
import { REFUSAL_WORDS, withoutReasons } from '#service/archive/out/refusal-words.ts'
import { headingsOf, type Look } from '#service/archive/reading/shapes.ts'
import { beyondHeadings } from '#service/archive/rules/beyond.ts'
import { SHEET_MEDIA } from '#service/people/exports/table.ts'
import type { Mapping, Reason, RowProblem } from '../contract/import-shapes.ts'
import { REASON_WORDS } from './refusal-words.ts'
import { type ListRow, listRow, rowPage } from './store.ts'
import { tallyOf } from './tally.ts'

type Ask = { as: 'xlsx' | 'csv'; language: Language }

const ROWS_AT_ONCE = 500

/**
 * The refused rows of a list in the shape of its file, with a last column that says why: mended and read
 * again they are understood as the file was. @throws Unknown
 */
export async function refusedAnswers(house: House, known: Known, id: Uuid, ask: Ask): Promise<Made> {
  const { company, actor } = known
  const list = await inCompany(house, company, actor, async ctx => there(await listRow(ctx, id)), {
    readOnly: true,
  })
  const words = REFUSAL_WORDS[ask.language]
  const headings = withoutReasons(headingsOf(list.look as Look))
  const sheet: Sheet = {
    name: words.name,
    columns: [
      ...headings.map(heading => ({ heading, width: 16 })),
      { heading: words.heading, width: 40 },
      // Whoever mends a row needs what stood to the right of it as well.
      ...(hasBeyond(list) ? [{ heading: '', width: 24 }] : []),
    ],
    rows: refusedRows(house, known, list, headings, ask.language),
  }
  const said = { title: words.name, by: actor.name, at: house.clock.now() }
  return {
    name: `${list.file_name.replace(/\.\w{1,5}$/, '')}_${words.name}.${ask.as}`,
    mediaType: SHEET_MEDIA[ask.as],
    bytes: () => (ask.as === 'csv' ? csvOf(sheet, { bom: true }) : bytesOf(sheet, said)),
  }
}

const hasBeyond = (list: ListRow) =>
  tallyOf(list.tally).problems.some(({ code }) => code === 'beyond the headings')

async function* bytesOf(sheet: Sheet, said: Parameters<typeof xlsxOf>[1]): AsyncGenerator<Buffer> {
  for await (const bytes of xlsxOf([sheet], said)) yield bytes as Buffer
}

/** A page is a short reading of its own: a download that takes long holds nothing open. */
async function* refusedRows(
  house: House,
  { company, actor }: Known,
  list: ListRow,
  headings: readonly string[],
  language: Language,
) {
  const ofFile = headingsOf(list.look as Look)
  const [toTheRight, mapping] = [hasBeyond(list), list.mapping as Mapping]
  for (let after = 0; ; ) {
    const ask = { after, limit: ROWS_AT_ONCE, only: 'refused' as const }
    const rows = await inCompany(house, company, actor, ctx => rowPage(ctx, list.id, ask), { readOnly: true })
    yield rows.map(({ texts, problems }) => [
      ...headings.map((_, at) => (texts as string[] | null)?.[at] ?? ''),
      reasonsOf(problems as RowProblem[], list, headings, language),
      ...(toTheRight ? [beyondHeadings((texts as string[] | null) ?? [], ofFile, mapping)] : []),
    ])
    after = rows.at(-1)?.row ?? after
    if (rows.length < ROWS_AT_ONCE) return
  }
}

/** `型号：没有这个型号`: by the heading that the file gives the column. */
function reasonsOf(
  problems: readonly RowProblem[],
  list: ListRow,
  headings: readonly string[],
  language: Language,
): string {
  const { colon, between } = REFUSAL_WORDS[language]
  const { columns } = list.mapping as Mapping
  return problems
    .filter(({ refuses }) => refuses)
    .map(({ column, code }) => {
      const why = REASON_WORDS[language][code as Reason]
      const index = Object.keys(columns).find(at => columns[at] === column)
      const heading = column === null || index === undefined ? '' : (headings[Number(index)] ?? '')
      return heading === '' ? why : `${heading}${colon}${why}`
    })
    .join(between)
}
