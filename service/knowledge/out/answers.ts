import type { House } from '#core/house.ts'
import type { Made } from '#core/http/serve-stream.ts'
import { serveStream } from '#core/http/serve-stream.ts'
import type { Language } from '#core/languages.ts'
import type { Known } from '#core/routes.ts'
import type { Cell } from '#core/sheet/sheet.ts'
import { nameOf, type Table, tableFile } from '#service/people/exports/table.ts'
import { beginTaking, type Taking } from '#service/people/exports/taking.ts'
import { type ANSWER_FORMATS, AnswerFilters, exportAnswers } from '../contract/exports.ts'
import type { Column } from '../contract/import-shapes.ts'
import { namesCell, partsCell, pathText, phrasingsCell } from '../importing/cells.ts'
import { AUDIENCE, CONFIDENCE, DANGER, KIND, LANGUAGE } from '../importing/closed-words.ts'
import { HEADED } from '../importing/headed.ts'
import { stepsCell } from '../importing/steps.ts'
import { type Leaving, leavingAnswers } from './rows.ts'

const WIDTHS: readonly (readonly [Column, number])[] = [
  ['externalId', 14],
  ['title', 36],
  ['phrasings', 36],
  ['body', 60],
  ['steps', 48],
  ['dangers', 14],
  ['safetyWords', 30],
  ['parts', 24],
  ['lines', 18],
  ['models', 26],
  ['faults', 26],
  ['kind', 12],
  ['language', 12],
  ['audience', 12],
  ['confidence', 12],
  ['reviewOn', 12],
]

/** Answers as a table that can be brought in again. */
export const answerTable: Table<AnswerFilters> = {
  what: 'answers',
  columns: language => WIDTHS.map(([column, width]) => ({ heading: HEADED[language][column], width })),
  async *rows(ctx, filters, language) {
    for await (const answers of leavingAnswers(ctx, filters)) {
      yield answers.map(answer => {
        const cells = cellsOf(answer, language)
        return WIDTHS.map(([column]) => cells[column])
      })
    }
  },
}

function cellsOf(answer: Leaving, language: Language): Record<Column, Cell> {
  const { card, content } = answer
  return {
    externalId: answer.externalId ?? answer.id,
    title: content.title,
    phrasings: phrasingsCell(content.phrasings),
    body: content.body,
    steps: stepsCell(content.steps),
    dangers: namesCell((content.safety?.dangers ?? []).map(danger => DANGER.write(danger, language))),
    safetyWords: content.safety?.words ?? '',
    parts: partsCell(content.parts),
    ...placeCells(answer),
    kind: KIND.write(card.kind, language),
    language: LANGUAGE.write(card.language, language),
    audience: AUDIENCE.write(card.audience, language),
    confidence: CONFIDENCE.write(card.confidence, language),
    reviewOn: card.reviewOn,
  }
}

const placesOf = ({ content: { places }, names, faults }: Leaving) => ({
  lines: places.lines.flatMap(id => names.lines.get(id)?.name ?? []),
  models: places.models.flatMap(id => {
    const model = names.models.get(id)
    return model === undefined ? [] : [`${model.line ?? ''} > ${model.name}`.trim()]
  }),
  faults: faults.map(pathText),
})

function placeCells(answer: Leaving) {
  const { lines, models, faults } = placesOf(answer)
  return { lines: namesCell(lines), models: namesCell(models), faults: namesCell(faults) }
}

/** One answer as a line for programs; fields that say nothing are left out. */
function lineOf(answer: Leaving): string {
  const { card, content } = answer
  const said = {
    externalId: answer.externalId ?? answer.id,
    title: content.title,
    phrasings: content.phrasings,
    body: content.body,
    steps: content.steps,
    dangers: content.safety?.dangers ?? [],
    safetyWords: content.safety?.words ?? '',
    parts: content.parts,
    ...placesOf(answer),
    ...card,
    reviewOn: card.reviewOn?.toString() ?? null,
  } satisfies Record<Column, unknown>
  return `${JSON.stringify(said)}\n`
}

type Format = { as: (typeof ANSWER_FORMATS)[number]; bom: boolean; language: Language }

/**
 * Answers as a file that is made while it is read. The operator's command takes the same way as the page.
 * @throws Refusal 'another export is running'
 */
export async function answerFile(
  house: House,
  known: Known,
  { as, ...format }: Format,
  filters: AnswerFilters,
): Promise<Made> {
  if (as !== 'jsonl') return tableFile(house, known, answerTable, { as, ...format }, filters)
  const narrowed = Object.keys(filters)
  const taking = await beginTaking(house, known, { what: 'answers', as, filters: narrowed })
  return {
    name: `${nameOf('answers', format.language, known, taking)}.jsonl`,
    mediaType: 'application/jsonl; charset=utf-8',
    bytes: () => jsonLines(taking, filters),
  }
}

async function* jsonLines(taking: Taking, filters: AnswerFilters): AsyncGenerator<Buffer> {
  const counted = { rows: 0, whole: false }
  try {
    for await (const answers of leavingAnswers(taking.snapshot.ctx, filters)) {
      counted.rows += answers.length
      yield Buffer.from(answers.map(lineOf).join(''))
    }
    counted.whole = true
  } finally {
    await taking.end(counted)
  }
}

export const exportRoutes = [
  serveStream(exportAnswers, ({ house }, known, { query }) =>
    answerFile(house, known, query, withoutBlanks(AnswerFilters.parse(query))),
  ),
]

const withoutBlanks = (filters: AnswerFilters): AnswerFilters =>
  Object.fromEntries(Object.entries(filters).filter(([, said]) => said !== undefined))
