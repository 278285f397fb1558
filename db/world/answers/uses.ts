import { sql } from 'kysely'
import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { insertRows, type NewRow } from '#core/insert-rows.ts'
import { COMPANY, demo, LIVED_DAYS } from '../crew.ts'
import { type Dice, dice } from '../dice.ts'
import { LINES } from '../models.ts'
import type { Stage } from '../stage.ts'
import type { Written } from './pattern.ts'
import { editionThen } from './reword.ts'
import { type Asked, isAbout } from './to-tell.ts'

type Use = Omit<NewRow<'knowledge.uses'>, 'edition' | 'used_at'> & { used_at: Temporal.Instant }
type Answer = { id: Uuid; as: Written }

/** How often the answer centre was looked into, where it ended on the phone and where somebody went. */
const LOOKED = { phone: 0.9, visit: 0.25 }
const LESSON_TOLD = 0.25
const AT_ONCE = 500

/**
 * What was told in the last months, from the cases of this world: whom it helped on the phone, whom not.
 * Printed like those months (chapter/): of so long ago the journal has no line for each.
 */
export async function loadUses(stage: Stage, house: House, answers: readonly Answer[]): Promise<void> {
  await inCompany(house, COMPANY, demo, async ctx => {
    const chance = dice(2_718_281)
    const uses = [...(await told(ctx, answers, chance)), ...(await lessons(ctx, answers, chance))]
    const titles = new Map(answers.map(({ id, as }) => [id, as.title]))
    for (let from = 0; from < uses.length; from += AT_ONCE) {
      const some = uses.slice(from, from + AT_ONCE)
      await insertRows(
        ctx,
        'knowledge.uses',
        some.map(use => ({ ...use, edition: editionThen(stage, titles.get(use.answer_id), use.used_at) })),
      )
    }
  })
}

type Case = Asked & {
  id: Uuid
  device: Uuid | null
  openedAt: Temporal.Instant
  by: Uuid
  phone: boolean
}

async function told(ctx: Context, answers: readonly Answer[], chance: Dice): Promise<Use[]> {
  const { rows } = await sql<Case>`
    select one.id, one.device_id as device, line.name as line, model.name as model, one.symptom,
      one.opened_at as "openedAt", one.first_asked_by as by,
      exists (select from cases.closures closure where closure.company_id = one.company_id
        and closure.case_id = one.id and closure.outcome = 'solved by phone') as phone
    from cases.cases one
    left join archive.devices device on device.company_id = one.company_id and device.id = one.device_id
    left join archive.models model on model.company_id = device.company_id and model.id = device.model_id
    left join archive.product_lines line
      on line.company_id = model.company_id and line.id = model.product_line_id
    where one.company_id = ${ctx.company}
      and one.opened_at < ${ctx.now.subtract({ hours: 24 * LIVED_DAYS })}
    order by one.number`.execute(ctx.tx)
  return rows.flatMap(one => {
    const answer = answers.find(({ as }) => isAbout(as, one))
    if (answer === undefined || chance.roll() > LOOKED[one.phone ? 'phone' : 'visit']) return []
    const usedAt = one.openedAt.add({ minutes: 2 })
    return [
      {
        ...printed(answer, 'told', usedAt, one.by),
        about: one.id,
        device_id: one.device,
        solved: one.phone,
        solved_at: usedAt.add({ minutes: 7 }),
      },
    ]
  })
}

/** 一分钟讲解 (seeds/001): to some of those who got a machine, on the day after. */
async function lessons(ctx: Context, answers: readonly Answer[], chance: Dice): Promise<Use[]> {
  const { rows } = await sql<{ id: Uuid; line: string; serial: string; on: Temporal.PlainDate; by: Uuid }>`
    select device.id, line.name as line, device.serial, device.installed_on as on, device.installed_by as by
    from archive.devices device
    join archive.models model on model.company_id = device.company_id and model.id = device.model_id
    join archive.product_lines line
      on line.company_id = model.company_id and line.id = model.product_line_id
    where device.company_id = ${ctx.company} and device.installed_by is not null
      and device.installed_on < ${ctx.now.subtract({ hours: 48 }).toZonedDateTimeISO('UTC').toPlainDate()}
      and line.name = any(${LINES.map(({ name }) => name)}::text[])
    order by right(device.serial, 6), device.serial`.execute(ctx.tx)
  const lesson = (line: string) =>
    answers.find(({ as }) => as.kind === 'lesson' && as.language === 'zh-Hans' && as.lines?.includes(line))
  return rows.flatMap(({ id, line, on, by }) => {
    const answer = lesson(line)
    if (answer === undefined || chance.roll() > LESSON_TOLD) return []
    const day = on.add({ days: 1 }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '10:30' })
    return [{ ...printed(answer, 'lesson', day.toInstant(), by), device_id: id }]
  })
}

const printed = (answer: Answer, how: 'told' | 'lesson', at: Temporal.Instant, by: Uuid): Use => ({
  id: uuidv7(),
  answer_id: answer.id,
  how,
  about: null,
  device_id: null,
  used_at: at,
  used_by: by,
  solved: null,
  solved_at: null,
  contradicted_at: null,
})
