import { sql } from 'kysely'
import { type Actor, type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { writeJournal } from '#core/journal.ts'
import { COMPANY, type Crew, idOf, ZONE } from './crew.ts'
import { PEOPLE } from './people.ts'

/** Somebody of the demo world does a deed at a moment of the past, by the same code as on a page. */
export type Stage = {
  now: Temporal.Instant
  /** `days` from the stage's first day (today, unless it says so), at a time of the day in Dezhou. */
  at(days: number, time: string): Temporal.Instant
  as<T>(login: string, moment: Temporal.Instant, deed: (ctx: Context) => Promise<T>): Promise<T>
  /** The login of somebody, by his id. */
  login(staff: Uuid): string
  /** The id of somebody, by his login. */
  id(login: string): Uuid
}

export function openStage(house: House, crew: Crew): Stage {
  const now = house.clock.now()
  return {
    ...places(crew, now.toZonedDateTimeISO(ZONE).toPlainDate()),
    now,
    as(login, moment, deed) {
      if (Temporal.Instant.compare(moment, now) > 0)
        throw new Error(`${login} cannot act in the future (${moment})`)
      return inCompany({ ...house, clock: { now: () => moment } }, COMPANY, actor(crew, login), async ctx => {
        // Some two hundred commits need not wait for the disk one by one: a power cut here costs demo data.
        await sql`set local synchronous_commit = off`.execute(ctx.tx)
        return deed(ctx)
      })
    },
  }
}

/** The same within one transaction: all its deeds are kept or none. */
export function stageIn(ctx: Context, crew: Crew, first: Temporal.PlainDate): Stage {
  return {
    ...places(crew, first),
    now: ctx.now,
    async as(login, moment, deed) {
      const his = { ...ctx, now: moment, actor: actor(crew, login), announced: [] }
      const answer = await deed(his)
      await writeJournal(his)
      return answer
    },
  }
}

function places(crew: Crew, first: Temporal.PlainDate): Pick<Stage, 'at' | 'login' | 'id'> {
  const logins = new Map([...crew.staff].map(([login, id]) => [id, login]))
  return {
    at: (days, time) => first.add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant(),
    login(staff) {
      const login = logins.get(staff)
      if (login === undefined) throw new Error('This person is not of the demo world')
      return login
    },
    id: login => idOf(crew.staff, login),
  }
}

function actor(crew: Crew, login: string): Actor {
  const person = PEOPLE.find(one => one.login === login)
  return {
    staff: idOf(crew.staff, login),
    user: null,
    name: person?.name ?? login,
    roles: person?.roles ?? [],
  }
}
