import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { openFile, type StoredFile } from '#core/files.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { known } from '#core/refusal.ts'
import { oneModel, oneProductLine } from '#service/archive/queries/models.ts'
import { companySign } from '#service/people/hotline-number.ts'
import type { Asker } from '../following/asking.ts'
import { attachedIn } from '../rules/public.ts'
import { readingOrder } from '../rules/tongue.ts'
import { companiesOfAddress, publicAddress } from '../store/public.ts'
import * as store from '../store/public-answers.ts'
import { searchAnswers } from './search.ts'

/** Which machine a customer asks about; nothing: any. */
export type Product = { line?: Uuid | undefined; model?: Uuid | undefined }

const MOST_SHOWN = 40
const MOST_OFTEN = 12
const MOST_FOUND = 20

/** What stands on every page: who answers, under which address, and the number to ring. */
export async function publicSign(ctx: Context) {
  return { ...(await companySign(ctx)), address: await publicAddress(ctx) }
}

/** Which companies an address means: the word, the id, or (null) the house itself. Two: it must be said. */
export const companiesAt = (house: House, address: string | null) => companiesOfAddress(house, address)

/** Where answers about a machine stand; null where there are none for customers. */
export async function helpPath(ctx: Context, { line, model }: { line: Uuid | null; model: Uuid | null }) {
  if (!(await store.hasPublic(ctx))) return null
  const about = model ? `?model=${model}` : line ? `?line=${line}` : ''
  return `/answers/${await publicAddress(ctx)}${about}`
}

/**
 * The shelf of a customer: product lines that have answers, and answers of his product in his language; where
 * there are none in it, those in the next that he may read.
 */
export async function publicShelf(ctx: Context, { line, model }: Product, language: Language) {
  const product = model ? await oneModel(ctx, model) : null
  const shownLine = line ?? product?.productLine?.id ?? null
  const name = product?.name ?? (line ? (await oneProductLine(ctx, line)).name : null)
  const place = { model: product?.id ?? null, line: shownLine }
  return {
    name,
    lines: name === null ? await store.publicLines(ctx) : [],
    answers: await firstRead(language, one =>
      name === null
        ? store.publicOften(ctx, { ...place, language: one, limit: MOST_OFTEN })
        : store.publicOf(ctx, { ...place, language: one, limit: MOST_SHOWN }),
    ),
  }
}

/** What there is in the first language that has any, beginning with the reader's own. */
async function firstRead(reads: Language, of: (language: Language) => Promise<store.ShelfRow[]>) {
  for (const language of readingOrder(reads)) {
    const rows = await of(language)
    if (rows.length > 0) return rows
  }
  return []
}

/** In his language, and where nothing is found in it, in any. In transactions of its own. */
export async function publicSearch(who: Asker, text: string, product: Product, language: string) {
  const asked = { text, audience: 'customer', ...product, limit: MOST_FOUND } as const
  const { items } = await searchAnswers(who, { ...asked, language })
  return items.length > 0 ? items : (await searchAnswers(who, asked)).items
}

/** @throws Unknown for what is not there and for what is not meant for customers, all alike */
export async function publicAnswer(ctx: Context, number: number) {
  return known(await store.publicAnswer(ctx, number))
}

/** A picture or document that the answer's own words name. @throws Unknown */
export async function publicFile(ctx: Context, number: number, attachment: Uuid): Promise<StoredFile> {
  const answer = await publicAnswer(ctx, number)
  if (!attachedIn(answer).has(attachment.toLowerCase())) known(null)
  const { rows } = await sql<{ file: Uuid }>`
    select file_id as file from knowledge.attachments
    where company_id = ${ctx.company} and id = ${attachment} and answer_id = ${answer.id}
      and taken_away_at is null`.execute(ctx.tx)
  return openFile(ctx, known(rows[0]).file)
}
