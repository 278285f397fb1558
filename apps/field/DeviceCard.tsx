import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { repairCard } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Answered } from './parts.tsx'

const SHOWN = 3

/** The machine and its last faults: what was wrong, what was done, who was there. */
export function DeviceCard({ device }: { device: Job['job']['device'] }) {
  const { t } = useTranslation()
  if (device === null) return <section className="card muted">{t('fieldwork.field.noDevice')}</section>
  return (
    <section className="card">
      <h2>{t('fieldwork.field.device')}</h2>
      <p>
        <strong>{device.model}</strong> <span className="muted">{device.serial}</span>
      </p>
      <LastFaults device={device.id} />
    </section>
  )
}

function LastFaults({ device }: { device: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(repairCard, { params: { id: device }, query: { limit: SHOWN } })
  return (
    <Answered of={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('fieldwork.field.noFaults')}</p>
        ) : (
          <details>
            <summary>{t('fieldwork.field.lastFaults')}</summary>
            <ul className="faults">
              {items.map(one => (
                <li key={one.id}>
                  <span className="muted">
                    {when.day(when.dayOf(one.arrivedAt))} {one.technician.name}
                  </span>
                  <span>{one.finished?.cause}</span>
                  <span>{one.finished?.work}</span>
                </li>
              ))}
            </ul>
          </details>
        )
      }
    </Answered>
  )
}
