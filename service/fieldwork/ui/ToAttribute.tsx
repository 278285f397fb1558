import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { toAttribute } from '../contract.ts'
import { Attribute } from './Attribute.tsx'
import type { Visited } from './FieldVisit.tsx'

const HOME_ROWS = 5

/** Finished visits whose fault nobody has judged yet: a panel of the manager's home page. */
export default function ToAttribute() {
  const { t } = useTranslation()
  const asked = useAsk(
    toAttribute,
    { query: { limit: HOME_ROWS } },
    { on: ['visit finished', 'fault attributed'] },
  )
  return (
    <section className="panel">
      <h2>{t('fieldwork.toAttribute')}</h2>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('fieldwork.noneToAttribute')}</p>
          ) : (
            <ul className="plain spaced">
              {items.map(visit => (
                <li key={visit.id}>
                  <ToJudge of={visit} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function ToJudge({ of }: { of: Visited }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { finished } = of
  if (finished === null) return null
  return (
    <>
      <div className="in-a-row">
        <Link className="figures" to={`/cases/${of.caseId}`}>
          {of.caseNumber}
        </Link>
        <span className="muted">
          {of.technician.name} · {when.near(finished.at)}
        </span>
      </div>
      <p className="to-judge">
        {of.symptom} → {finished.cause}
      </p>
      <div className="in-a-row">
        <span className="chip">
          {t('fieldwork.seenAs')}: {t(`fieldwork.faults.${finished.seenAs}`)}
        </span>
        <Attribute visit={of} />
      </div>
    </>
  )
}
