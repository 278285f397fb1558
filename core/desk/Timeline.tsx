import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCodes } from '../web/codes.ts'
import { useWhen } from '../web/when.ts'

/** One line of the journal as a page shows it; `to` is where its subject can be read. */
export type Happening = {
  id: string
  at: string
  who: string | null
  event: string
  to?: string | null
  /** Said beside it: whose it was, of what. */
  more?: string | null
}

type Moment = Omit<Happening, 'event' | 'to' | 'more'> & {
  of: { event: string; to?: string | null }[]
  /** Each once. */
  more: Set<string>
}

/**
 * What happened, newest first, in the words of the slices that announced it, under the days on which it
 * did. What one deed announced stands in one line; `quiet` events are said only where a deed announced
 * nothing else.
 */
export function Timeline(props: { happenings: readonly Happening[]; quiet?: readonly string[] }) {
  const { happenings, quiet = [] } = props
  const when = useWhen()
  const moments = momentsOf(happenings, quiet)
  const days = [...new Set(moments.map(({ at }) => when.dayOf(at)))]
  return (
    <div className="timeline">
      {days.map(day => (
        <section key={day}>
          <h3>
            {when.shortDay(day)} <span>{when.weekday(day)}</span>
          </h3>
          <ol>
            {moments
              .filter(({ at }) => when.dayOf(at) === day)
              .map(moment => (
                <li key={moment.id}>
                  <OneMoment of={moment} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** One deed is one instant and one person. */
function momentsOf(happenings: readonly Happening[], quiet: readonly string[]): Moment[] {
  const moments = new Map<string, Moment>()
  for (const { event, to, more, ...rest } of happenings) {
    const key = `${rest.at} ${rest.who}`
    const moment = moments.get(key) ?? { ...rest, of: [], more: new Set() }
    moment.of.push({ event, ...(to === undefined ? {} : { to }) })
    if (more) moment.more.add(more)
    moments.set(key, moment)
  }
  return [...moments.values()]
    .map(moment => {
      const loud = moment.of.filter(({ event }) => !quiet.includes(event))
      return loud.length === 0 ? moment : { ...moment, of: loud }
    })
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function OneMoment({ of: { at, who, of, more } }: { of: Moment }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  return (
    <>
      <time dateTime={at} title={when.full(at)}>
        {when.time(at)}
      </time>
      {of.map(({ event, to }) => {
        const words = say('events', event) ?? event
        return <span key={event + to}>{to ? <Link to={to}>{words}</Link> : words}</span>
      })}
      <span className="muted">{who ?? t('web.byItself')}</span>
      {more.size > 0 && <span className="muted">{[...more].join(' · ')}</span>}
    </>
  )
}
