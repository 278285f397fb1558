import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import type { Mismatch } from '../rules.ts'
import './followup.css'
import { useMismatchWord } from './ReturnVisitMade.tsx'
import { differing, type ItemValues, type Sheet } from './sheet.ts'

/** What the customer says, beside check-in and diagnosis; where they differ it is said before it is saved. */
export function Beside({ sheet, said }: { sheet: Sheet; said: Partial<ItemValues> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { visit, window } = sheet
  const found = differing(sheet, said)
  const among = (...kinds: Mismatch['kind'][]) => found.filter(({ kind }) => kinds.includes(kind))
  return (
    <section className="panel beside" aria-label={t('followup.compare')}>
      <h2>{t('followup.compare')}</h2>
      <Compared
        title={t('followup.arrival')}
        record={t('followup.checkedIn', {
          at: when.time(visit.arrivedAt),
          window: when.stretch(window.from, window.to),
        })}
        said={said.arrivalSaid ? when.time(said.arrivalSaid) : null}
        differs={among('arrival', 'later than promised')}
      />
      <Compared
        title={t('followup.cause')}
        record={
          visit.finished && (
            <>
              {visit.finished.cause}
              <span className="muted">{visit.finished.explanation}</span>
            </>
          )
        }
        said={said.causeHeard || null}
        differs={among('cause not explained')}
      />
      <Compared
        title={t('followup.repairState')}
        record={visit.finished?.work}
        said={
          [
            said.outcome && t(`followup.outcomes.${said.outcome}`),
            said.repairState && t(`followup.repairStates.${said.repairState}`),
          ]
            .filter(Boolean)
            .join(' · ') || null
        }
        differs={among('still broken')}
      />
    </section>
  )
}

function Compared(props: { title: string; record: ReactNode; said: string | null; differs: Mismatch[] }) {
  const { title, record, said, differs } = props
  const { t } = useTranslation()
  const word = useMismatchWord()
  return (
    <div className={differs.length > 0 ? 'compared differs' : 'compared'}>
      <h3>{title}</h3>
      <dl>
        <div>
          <dt>{t('followup.record')}</dt>
          <dd>{record ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('followup.customerSays')}</dt>
          <dd>{said ?? <span className="muted">{t('followup.notSaid')}</span>}</dd>
        </div>
      </dl>
      <div className="chips" aria-live="polite">
        {differs.map(one => (
          <span key={one.kind} className="chip bad">
            {word(one)}
          </span>
        ))}
      </div>
    </div>
  )
}
