import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCodes } from '../web/codes.ts'
import { useWhen } from '../web/when.ts'

/** One line of the journal as a page shows it; `to` is where its subject can be read. */
export type Happening = { id: string; at: string; who: string | null; event: string; to?: string | null }

/** What happened, newest first, in the words of the slices that announced it, under the days on which it did. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  const days = [...new Set(happenings.map(({ at }) => when.dayOf(at)))]
  return (
    <div className="timeline">
      {days.map(day => (
        <section key={day}>
          <h3>
            {when.shortDay(day)} <span>{when.weekday(day)}</span>
          </h3>
          <ol>
            {happenings
              .filter(({ at }) => when.dayOf(at) === day)
              .map(({ id, at, who, event, to }) => {
                const words = say('events', event) ?? event
                return (
                  <li key={id}>
                    <time dateTime={at} title={when.full(at)}>
                      {when.time(at)}
                    </time>
                    <span>{to ? <Link to={to}>{words}</Link> : words}</span>
                    <span className="muted">{who ?? t('web.byItself')}</span>
                  </li>
                )
              })}
          </ol>
        </section>
      ))}
    </div>
  )
}
