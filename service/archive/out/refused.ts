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
import { SHEET_MEDIA } from '#service/people/exports/table.ts'
import type { Reason, RowProblem } from '../contract/imports.ts'
import { listSight } from '../queries/list-sight.ts'
import { headingsOf, type Look } from '../reading/shapes.ts'
import type { Mapping } from '../rules/mapping.ts'
import { rowPage } from '../store/import-rows.ts'
import { type ImportListRow, importRow } from '../store/imports.ts'
import { REFUSAL_WORDS, withoutReasons } from './refusal-words.ts'

type Ask = { as: 'xlsx' | 'csv'; language: Language }

const ROWS_AT_ONCE = 500

/**
 * The refused rows of a list in the shape of its file, with a last column that says why: mended and read
 * again they are understood as the file was. Masked as the rows are. @throws Unknown
 */
export async function refusedFile(
  house: House,
  known: Known,
  id: Uuid,
  { as, language }: Ask,
): Promise<Made> {
  const list = await inCompany(
    house,
    known.company,
    known.actor,
    async ctx => there(await importRow(ctx, id)),
    {
      readOnly: true,
    },
  )
  const words = REFUSAL_WORDS[language]
  const headings = withoutReasons(headingsOf(list.look as Look))
  const sheet: Sheet = {
    name: words.name,
    columns: [...headings.map(heading => ({ heading, width: 16 })), { heading: words.heading, width: 40 }],
    rows: refusedRows(house, known, list, headings, language),
  }
  const said = { title: words.name, by: known.actor.name, at: house.clock.now() }
  return {
    name: `${list.file_name.replace(/\.\w{1,5}$/, '')}_${words.name}.${as}`,
    mediaType: SHEET_MEDIA[as],
    bytes: () => (as === 'csv' ? csvOf(sheet, { bom: true }) : bytesOf(sheet, said)),
  }
}

async function* bytesOf(sheet: Sheet, said: Parameters<typeof xlsxOf>[1]): AsyncGenerator<Buffer> {
  for await (const bytes of xlsxOf([sheet], said)) yield bytes as Buffer
}

/** A page is a short reading of its own: a download that takes long holds nothing open. */
async function* refusedRows(
  house: House,
  known: Known,
  list: ImportListRow,
  headings: readonly string[],
  language: Language,
) {
  for (let after = 0; ; ) {
    const rows = await inCompany(
      house,
      known.company,
      known.actor,
      async ctx => {
        const sight = await listSight(ctx, list)
        const page = await rowPage(ctx, list.id, { after, limit: ROWS_AT_ONCE, only: 'refused', settled: [] })
        return page.map(({ row, texts, problems }) => {
          const cells = sight.texts(texts as string[])
          return { row, cells: headings.map((_, at) => cells[at] ?? ''), problems: problems as RowProblem[] }
        })
      },
      { readOnly: true },
    )
    yield rows.map(({ cells, problems }) => [...cells, reasonsOf(problems, list, headings, language)])
    after = rows.at(-1)?.row ?? after
    if (rows.length < ROWS_AT_ONCE) return
  }
}

/** `联系电话：电话看不懂`: by the heading that the file gives the column. */
function reasonsOf(
  problems: readonly RowProblem[],
  list: ImportListRow,
  headings: readonly string[],
  language: Language,
): string {
  const { colon, between, reasons } = REFUSAL_WORDS[language]
  const { columns } = list.mapping as Mapping
  return problems
    .filter(({ refuses }) => refuses)
    .map(({ column, code }) => {
      const why = reasons[code as Reason]
      const index = Object.keys(columns).find(at => columns[Number(at)] === column)
      const heading = column === null || index === undefined ? '' : (headings[Number(index)] ?? '')
      return heading === '' ? why : `${heading}${colon}${why}`
    })
    .join(between)
}
