import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator'
import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { timeZone } from '#core/numbers.ts'
import { feedLanguage, feedOwner } from '#service/people/actions/calendar-feed.ts'
import { companySign } from '#service/people/hotline-number.ts'
import { maskName } from '#service/people/rules/mask.ts'
import { PROMISE_WORDS } from '#service/promises/out/words.ts'
import { eventsOf, type FeedEvent } from '../rules/feed.ts'
import { timeZoneOf } from '../rules/time-zone.ts'
import { owedBy } from '../store/owed.ts'

/** What was is kept as long as somebody may ask what he did last week; beyond three months is no plan. */
const BACK_DAYS = 14
const AHEAD_DAYS = 92
/** How often a calendar program is asked to look. */
const LOOK_SECONDS = 15 * 60

/** The calendar behind a token, as iCalendar (RFC 5545); null where there is none, or none any more. */
export async function calendarOf(house: House, token: string): Promise<string | null> {
  const owner = await feedOwner(house, token)
  if (owner === null) return null
  return inCompany(house, owner.company, system('a calendar was read'), ctx => written(ctx, owner.staff), {
    readOnly: true,
  })
}

async function written(ctx: Context, staff: Uuid): Promise<string> {
  const span = {
    from: ctx.now.subtract({ hours: 24 * BACK_DAYS }),
    to: ctx.now.add({ hours: 24 * AHEAD_DAYS }),
  }
  const [zone, sign, language, owed] = [
    await timeZone(ctx),
    await companySign(ctx),
    await feedLanguage(ctx, staff),
    await owedBy(ctx, staff, span),
  ]
  const calendar = ical({
    name: sign.name,
    prodId: { company: 'Yinuo', product: 'Yinuo' },
    timezone: { name: zone, generator: () => timeZoneOf(zone, span.from, span.to) },
    ttl: LOOK_SECONDS,
  })
  for (const event of eventsOf(owed)) {
    calendar.createEvent(entryOf(event, language, zone, ctx.house.config.url))
  }
  // The moment of writing is told in UTC (RFC 5545 3.8.7.2); ical-generator 11 writes it in the zone.
  return calendar.toString().replaceAll(/^DTSTAMP:.*$/gm, `DTSTAMP:${inUtc(ctx.now)}`)
}

const inUtc = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/**
 * What for, to whom by surname, in which district: a calendar is read over shoulders and lies on servers of
 * others (docs/decisions/0038). Everything else stands behind the link, where one signs in.
 */
function entryOf(
  { uid, sequence, from, until, cancelled, owed }: FeedEvent,
  language: Language,
  zone: string,
  url: string | undefined,
) {
  const whom = owed.customer === null ? null : maskName(owed.customer)
  const page = owed.slot ? `/field/jobs/${owed.slot.id}` : owed.caseId && `/cases/${owed.caseId}`
  return {
    id: uid,
    sequence,
    start: from.toZonedDateTimeISO(zone),
    end: until.toZonedDateTimeISO(zone),
    timezone: zone,
    summary: [PROMISE_WORDS[language].kinds[owed.kind], whom, owed.caseNumber].filter(Boolean).join(' · '),
    ...(owed.district === '' ? {} : { location: owed.district }),
    ...(page && url ? { url: `${url}${page}` } : {}),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  }
}
