import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { conductEditions } from '../contract/conduct.ts'

const changes = { on: ['conduct list published'] }

/** Every edition that was ever ticked, the one in force first. */
export function ConductEditions({ shown }: { shown: string | null }) {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(conductEditions, {}, changes)
  return (
    <section className="panel">
      <h2>{t('fieldwork.list.editions')}</h2>
      <p className="muted">{t('fieldwork.list.visitsKeep')}</p>
      <Answered of={asked}>
        {editions => (
          <ul className="plain spaced">
            {editions.map(({ edition, published, items }, n) => (
              <li key={edition}>
                <div className="in-a-row">
                  <Link
                    className="figures"
                    to={n === 0 ? '/conduct' : `/conduct?edition=${encodeURIComponent(edition)}`}
                    {...((shown ?? editions[0]?.edition) === edition ? { 'aria-current': 'page' } : {})}
                  >
                    {edition}
                  </Link>
                  {n === 0 && <span className="chip good">{t('fieldwork.list.inForce')}</span>}
                  <span className="muted">{t('fieldwork.list.items', { count: items })}</span>
                </div>
                <p className="muted">
                  {published === null
                    ? t('fieldwork.list.shipped')
                    : `${published.by.name} · ${when.near(published.at)}`}
                </p>
                {published?.note && <p>{published.note}</p>}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
