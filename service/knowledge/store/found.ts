import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import type { NEARS } from '../contract/search.ts'
import type { Content } from '../contract/shapes.ts'
import { termNumber } from '../rules/title-terms.ts'
import type { Audience, Confidence, Kind } from '../rules/words.ts'
import { TALLY, type Tally } from './tallies.ts'

export type Named = { id: Uuid; name: string }
export type FoundRow = {
  id: Uuid
  number: number
  kind: Kind
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  audience: Audience
  confidence: Confidence
  title: string
  phrasings: string[]
  body: string
  steps: Content['steps']
  safety: Content['safety']
  near: (typeof NEARS)[number]
  /** The first dozen of each. */
  lines: Uuid[]
  models: Uuid[]
} & Tally

type Given = {
  company: Uuid
  ids: Uuid[]
  internal: boolean
  model: Uuid | null
  line: Uuid | null
  language: string | null
  kind: Kind | null
  confidence: Confidence | null
}

/**
 * What is shown of answers that were found, in the order in which they are given. Whatever an index said is
 * looked at again here, under row level security: what was archived meanwhile, or is not for who asks, is
 * left out. One statement, for 60 answers at most; of a long text the beginning is enough to cut from.
 * The names of places come from `namesOf`: looked up here for each answer they were most of the price.
 */
export async function foundRows(ctx: Context, given: Omit<Given, 'company'>): Promise<FoundRow[]> {
  if (given.ids.length === 0) return []
  return foundOnes.rows(ctx, { company: ctx.company, ...given })
}

const foundOnes = statement(
  (_, the: The<Given>) => sql<FoundRow>`
    select answer.id, answer.number, answer.kind, answer.language, answer.audience, answer.confidence,
      edition.title, edition.phrasings, left(edition.body, 2000) as body,
      edition.steps, edition.safety,
      case
        when edition.places -> 'models' @> to_jsonb(${the('model')}::text) then 'model'
        when edition.places -> 'lines' @> to_jsonb(${the('line')}::text) then 'line'
        when edition.places -> 'models' = '[]' and edition.places -> 'lines' = '[]' then 'general'
        else 'other'
      end as near,
      ${firstOf('lines')} as lines, ${firstOf('models')} as models, tally.*
    from unnest(${the('ids')}::uuid[]) with ordinality as hit (id, place)
    join knowledge.answers answer on answer.company_id = ${the('company')}::uuid and answer.id = hit.id
    join knowledge.editions edition
      on edition.company_id = answer.company_id and edition.answer_id = answer.id
      and edition.number = answer.edition
    cross join lateral (
      select ${TALLY} from knowledge.uses
      where company_id = answer.company_id and answer_id = answer.id and solved is not null
    ) tally
    where answer.confidence <> 'archived'
      and (${the('internal')}::boolean
        or (answer.audience = 'customer' and answer.confidence in ('not validated', 'validated')))
      and (${the('language')}::text is null or answer.language = ${the('language')}::text)
      and (${the('kind')}::text is null or answer.kind = ${the('kind')}::text)
      and (${the('confidence')}::text is null or answer.confidence = ${the('confidence')}::text)
    order by hit.place`,
)

/** Of hundreds of models a dozen is enough for a hit. */
const firstOf = (places: 'lines' | 'models') =>
  sql`jsonb_path_query_array(edition.places, ${sql.lit(`$.${places}[0 to 11]`)})`

/** Lines and models by name, those that are there. */
export const namesOf = (ctx: Context, ids: readonly Uuid[]): Promise<Named[]> =>
  ids.length === 0 ? Promise.resolve([]) : placeNames.rows(ctx, { company: ctx.company, ids: [...ids] })

const placeNames = statement(
  (_, the: The<{ company: Uuid; ids: Uuid[] }>) => sql<Named>`
    select place.id, place.name from unnest(${the('ids')}::uuid[]) as asked (id)
    join archive.product_lines place on place.company_id = ${the('company')}::uuid and place.id = asked.id
    union all
    select place.id, place.name from unnest(${the('ids')}::uuid[]) as asked (id)
    join archive.models place on place.company_id = ${the('company')}::uuid and place.id = asked.id`,
)

export type PlaceAsked = { model: Uuid | null; line: Uuid | null }

/** The model and the line of a device, or the line of a model. */
export async function placeAsked(
  ctx: Context,
  asked: { device: Uuid | null; model: Uuid | null },
): Promise<PlaceAsked> {
  const found = await placeOf.first(ctx, { company: ctx.company, ...asked })
  return { model: found?.model ?? null, line: found?.line ?? null }
}

const placeOf = statement(
  (_, the: The<{ company: Uuid; device: Uuid | null; model: Uuid | null }>) => sql<{
    model: Uuid | null
    line: Uuid | null
  }>`
    select model.id as model, case when model.id is null then device.product_line_id
      else model.product_line_id end as line
    from (select ${the('device')}::uuid as id, ${the('model')}::uuid as model) as asked
    left join archive.devices device
      on device.company_id = ${the('company')}::uuid and device.id = asked.id
    left join archive.models model
      on model.company_id = ${the('company')}::uuid
      and model.id = case when asked.model is null then device.model_id else asked.model end`,
)

/** Answers whose titles hold so many neighbouring terms of what is asked, the fullest first. */
export async function answersByTerms(
  ctx: Context,
  terms: readonly string[],
  how: { atOnce: number; forCustomers: boolean; most: number },
): Promise<{ id: Uuid; shared: number }[]> {
  const wanted = terms.map(term => termNumber(ctx.company, term))
  return byTerms.rows(ctx, { wanted, ...how })
}

type Terms = { wanted: number[]; atOnce: number; forCustomers: boolean; most: number }
const byTerms = statement(
  (_, the: The<Terms>) => sql<{ id: Uuid; shared: number }>`
    select answer_id as id, shared from knowledge.answers_by_terms(
      ${the('wanted')}::int[], ${the('atOnce')}::int, ${the('forCustomers')}::boolean, ${the('most')}::int)`,
)
