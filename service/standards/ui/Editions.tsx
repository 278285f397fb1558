import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listEditions } from '../contract.ts'

type Edition = Reply<typeof listEditions>['items'][number]

/** Who published what, when and why; the newest first, down to the book that the program brought. */
export function Editions({ shown }: { shown: number | null }) {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(listEditions, {}, { on: ['book published'] })
  const today = when.dayOf(new Date().toISOString())
  return (
    <section className="panel">
      <h2>{t('standards.editions')}</h2>
      <Answered of={asked}>
        {({ items }) => (
          <ul className="plain spaced">
            {items.map((edition, at) => (
              <OneEdition
                key={edition.number}
                edition={edition}
                shown={shown === edition.number}
                mark={markOf(edition, items.slice(0, at), today)}
              />
            ))}
            <li className="muted">{t(items.length === 0 ? 'standards.noEdition' : 'standards.first')}</li>
          </ul>
        )}
      </Answered>
    </section>
  )
}

/** The newest of those whose day has come holds; younger ones wait for theirs. */
function markOf(edition: Edition, younger: readonly Edition[], today: string) {
  if (edition.effectiveFrom > today) return 'waits'
  return younger.some(one => one.effectiveFrom <= today) ? null : 'holds'
}

function OneEdition(props: { edition: Edition; shown: boolean; mark: ReturnType<typeof markOf> }) {
  const { edition, shown, mark } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { number, effectiveFrom, publishedAt, publishedBy, note } = edition
  return (
    <li>
      <div className="in-a-row">
        <Link to={`/standards?edition=${number}`} {...(shown ? { 'aria-current': 'page' } : {})}>
          {t('standards.edition', { number })}
        </Link>
        <span className="figures">{t('standards.from', { day: when.day(effectiveFrom) })}</span>
        {mark && (
          <span className={mark === 'holds' ? 'chip good' : 'chip wait'}>{t(`standards.marks.${mark}`)}</span>
        )}
      </div>
      <p className="muted">{`${publishedBy.name} · ${when.near(publishedAt)}`}</p>
      {note && <p>{note}</p>}
    </li>
  )
}
