import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addAnswers, type NewAnswer } from '#service/knowledge/actions/add-answers.ts'
import { setConfidence } from '#service/knowledge/actions/answers.ts'
import { addFault } from '#service/knowledge/actions/faults.ts'
import { noteNotFound } from '#service/knowledge/actions/not-found.ts'
import { setPublicAddress } from '#service/knowledge/actions/public.ts'
import { noteSynonyms } from '#service/knowledge/actions/synonyms.ts'
import { COMPANY, type Crew, demo, idOf, ZONE } from '../crew.ts'
import { openStage, type Stage } from '../stage.ts'
import { FAULTS, type StartFault } from './faults.ts'
import { reword } from './reword.ts'
import { loadUses } from './uses.ts'
import { WRITTEN } from './written.ts'

/** They began to write down before the first machine of this world was installed (households.ts). */
const BEGAN_MONTHS = 19
const VALIDATED_AFTER_DAYS = 9
/** So many were written down on one day, one after the other. */
const A_DAY = 8

/** The answer centre of the demo company, once. @returns whether it was loaded now */
export async function loadAnswers(house: House, crew: Crew): Promise<boolean> {
  const there = (ctx: Context) =>
    ctx.tx
      .selectFrom('knowledge.answers')
      .select('id')
      .where('company_id', '=', ctx.company)
      .limit(1)
      .executeTakeFirst()
  if (await inCompany(house, COMPANY, demo, there, { readOnly: true })) return false
  const stage = openStage(house, crew)
  const first = stage.at(-BEGAN_MONTHS * 30, '10:00')
  const written = await stage.as('han', first, ctx => writeDown(ctx, crew, stage))
  await stage.as('han', first.add({ hours: 24 * VALIDATED_AFTER_DAYS }), async ctx => {
    for (const { id, as } of written) {
      const confidence = as.confidence ?? 'not validated'
      const at = { edition: 1, version: 1, reason: '' }
      if (confidence === 'validated') await setConfidence(ctx, id, { confidence, ...at })
    }
  })
  await stage.as('han', stage.at(-20, '16:30'), async ctx => {
    for (const words of SYNONYMS) await noteSynonyms(ctx, words)
  })
  await stage.as('admin', stage.at(-20, '17:00'), ctx =>
    setPublicAddress(ctx, { address: 'chenguang', version: 0 }),
  )
  await reword(stage, written)
  await searchInVain(stage, crew)
  await loadUses(stage, house, written)
  return true
}

/** Fault codes first, then the answers that belong to them. Validated ones are so a few days later. */
async function writeDown(ctx: Context, crew: Crew, stage: Stage) {
  const lines = new Map(
    (
      await ctx.tx
        .selectFrom('archive.product_lines')
        .select(['id', 'name'])
        .where('company_id', '=', ctx.company)
        .execute()
    ).map(({ id, name }) => [name, id]),
  )
  const faults = new Map<string, Uuid>()
  for (const fault of FAULTS) await addWithThoseUnder(ctx, fault, { lines, faults, above: null })
  const models = new Map(crew.models.map(({ id, name }) => [name, id]))
  const today = stage.now.toZonedDateTimeISO(ZONE).toPlainDate()
  const written = WRITTEN.map((as, n) => {
    const places = {
      lines: (as.lines ?? []).map(name => idOf(lines, name)),
      models: (as.models ?? []).map(name => idOf(models, name)),
      faults: (as.faults ?? []).map(way => idOf(faults, way)),
    }
    const answer: NewAnswer = {
      id: uuidv7(),
      card: {
        kind: as.kind ?? 'answer',
        language: as.language,
        audience: as.internal ? 'internal' : 'customer',
        confidence: as.confidence === 'validated' ? 'not validated' : (as.confidence ?? 'not validated'),
        owner: as.owner === undefined ? null : idOf(crew.staff, as.owner),
        reviewOn: as.review === undefined ? null : today.add({ days: as.review }),
      },
      content: {
        title: as.title,
        phrasings: [...(as.phrasings ?? [])],
        body: as.body.join('\n'),
        steps: [...(as.steps ?? [])],
        safety: as.safety ?? null,
        parts: (as.parts ?? []).map(name => ({ name, quantity: 1 })),
        places,
      },
      addedAt: ctx.now.add({ hours: 24 * Math.floor(n / A_DAY), minutes: 50 * (n % A_DAY) }),
      addedBy: idOf(crew.staff, as.owner ?? 'lin'),
    }
    return { id: answer.id, as, answer }
  })
  await addAnswers(
    ctx,
    written.map(({ answer }) => answer),
  )
  return written
}

type Known = { lines: Map<string, Uuid>; faults: Map<string, Uuid>; above: { id: Uuid; way: string } | null }

async function addWithThoseUnder(ctx: Context, fault: StartFault, known: Known): Promise<void> {
  const { lines, faults, above } = known
  const line = fault.line === undefined ? null : idOf(lines, fault.line)
  const { name, code = '', others: otherNames = [], safety = false } = fault
  const entry = { name, code, otherNames, safety, parent: above?.id ?? null, line, model: null }
  const id = await addFault(ctx, entry)
  const way = above === null ? name : `${above.way}/${name}`
  faults.set(way, id)
  for (const under of fault.under ?? []) {
    const inherited = fault.line === undefined ? under : { ...under, line: fault.line }
    await addWithThoseUnder(ctx, inherited, { lines, faults, above: { id, way } })
  }
}

/** What people say around 德州, beside the shipped words. */
const SYNONYMS = [
  ['太阳能', '太阳能热水器', '晒水的'],
  ['真空管', '集热管', '玻璃管', '玻璃棒'],
  ['电伴热带', '伴热带', '防冻带', '电热线'],
  ['控制仪', '仪表', '小电脑', '表头'],
  ['悦台', '阳台太阳能', '壁挂太阳能'],
]

/** Who searched for what, some days ago, and found nothing. */
const IN_VAIN = [
  [
    '手机怎么控制热水器',
    [
      [-9, 'lin'],
      [-6, 'zhao'],
      [-2, 'sun'],
    ],
  ],
  [
    '楼顶做防水能不能挪热水器',
    [
      [-8, 'zhao'],
      [-3, 'lin'],
    ],
  ],
  ['热水器能不能接地暖', [[-5, 'sun']]],
  [
    '太阳能热水工程 循环泵异响',
    [
      [-4, 'qian'],
      [-1, 'lin'],
    ],
  ],
] as const

async function searchInVain(stage: Stage, crew: Crew): Promise<void> {
  const asked = IN_VAIN.flatMap(([text, times]) => times.map(([days, login]) => ({ text, days, login })))
  for (const { text, days, login } of asked.toSorted((a, b) => a.days - b.days)) {
    if (crew.staff.has(login)) {
      await stage.as(login, stage.at(days, '11:20'), ctx => noteNotFound(ctx, { text, model: null }))
    }
  }
}
