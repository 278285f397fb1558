import type { Kysely } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'

/** The file, who handles it and the words that opened it: one statement while somebody is on the line. */
export function insertCase(ctx: Context, file: OpenedCase, conversation: Uuid | undefined): void {
  const given = { company: ctx.company, ...file }
  if (conversation === undefined) ctx.send(opening.bind(ctx, given))
  else ctx.send(openingInWords.bind(ctx, { ...given, conversation }))
}

type OpenedCase = {
  id: Uuid
  number: string
  customer: Uuid
  device: Uuid | null
  reason: string
  symptom: string
  urgency: string
  firstAsked: Uuid
  handling: Uuid
  at: Temporal.Instant
}
type Given = OpenedCase & { company: Uuid }

const fileOpened = (db: Kysely<Tables>, the: The<Given>) =>
  db.with('file', db =>
    db.insertInto('cases.cases').values({
      company_id: the('company'),
      id: the('id'),
      number: the('number'),
      customer_id: the('customer'),
      device_id: the('device'),
      reason: the('reason'),
      symptom: the('symptom'),
      urgency: the('urgency'),
      opened_at: the('at'),
      first_asked_by: the('firstAsked'),
    }),
  )

const handled = (the: The<Given>) => ({
  company_id: the('company'),
  id: the('handling'),
  case_id: the('id'),
  handler: the('firstAsked'),
  from_at: the('at'),
})

const opening = statement((db, the: The<Given>) =>
  fileOpened(db, the).insertInto('cases.handlings').values(handled(the)),
)

const openingInWords = statement((db, the: The<Given & { conversation: Uuid }>) =>
  fileOpened(db, the)
    .with('handled', db => db.insertInto('cases.handlings').values(handled(the)))
    .insertInto('cases.conversations')
    .values({ company_id: the('company'), case_id: the('id'), conversation_id: the('conversation') }),
)
