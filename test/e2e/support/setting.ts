import type { Reply } from '#core/endpoint.ts'
import { dayBoard } from '#service/dispatch/contract.ts'
import { listShifts, planShifts } from '#service/people/contract/duty.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { type Client, clientAt } from '../../support/client.ts'
import { houseUrl } from './desk.ts'
import { ZONE } from './window.ts'

/** What is not the point of a test is set up by HTTP, as somebody of the demo world. */
export const signedIn = async (login: string): Promise<Client> => {
  const client = clientAt(houseUrl(), { login, password: DEMO_PASSWORD })
  await client.signIn()
  return client
}

/** A time of a day as people of the demo company say it. */
export const timeOf = (day: string, time: string) =>
  Temporal.ZonedDateTime.from(`${day}T${time}[${ZONE}]`).toInstant().toString()

/** Plans whatever of a span no shift covers yet: the first may end in the middle of it. */
export async function putOnShift(planner: Client, staff: string, span: { from: string; to: string }) {
  const { items } = await planner.tell(listShifts, { query: { ...span, staff } })
  const ends = items.map(shift => shift.endsAt)
  const begins = [...items.map(shift => shift.startsAt), span.to]
  const gaps = [span.from, ...ends]
    .map((startsAt, n) => ({ staff, startsAt, endsAt: begins[n] as string }))
    .filter(gap => gap.startsAt < gap.endsAt)
  if (gaps.length > 0) await planner.tell(planShifts, { body: { shifts: gaps } })
}

/** A technician on the board of a day. */
export type Row = Reply<typeof dayBoard>['technicians'][number]

/** A day ahead on which three technicians are here from ten to four and have nothing to do yet. */
export async function quietDay(qian: Client): Promise<{ day: string; people: [Row, Row, Row] }> {
  const today = Temporal.Now.plainDateISO(ZONE)
  for (let days = 9; days < 30; days++) {
    const day = today.add({ days }).toString()
    const { technicians } = await qian.tell(dayBoard, { query: { day } })
    const holds = (span: { from: string; to: string }, time: string) =>
      Date.parse(span.from) <= Date.parse(timeOf(day, time)) &&
      Date.parse(timeOf(day, time)) < Date.parse(span.to)
    const [a, b, c] = technicians.filter(
      one =>
        one.jobs.length + one.absences.length === 0 &&
        ['10:00', '11:30', '15:00', '16:00'].every(time => one.shifts.some(span => holds(span, time))),
    )
    if (a && b && c) return { day, people: [a, b, c] }
  }
  throw new Error('no quiet day in three weeks')
}
