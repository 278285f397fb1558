import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { pastServices, repairCard } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Answered } from './parts.tsx'

const SHOWN = 3

/** The machine: who installed it, when and with what; and its last faults. */
export function DeviceCard({ it }: { it: Job }) {
  const { t } = useTranslation()
  const { device } = it.job
  if (device === null) return <section className="card muted">{t('fieldwork.field.noDevice')}</section>
  return (
    <section className="card">
      <h2>{t('fieldwork.field.device')}</h2>
      <p>
        <strong>{device.model}</strong> <span className="muted">{device.serial}</span>
      </p>
      {it.installed && <Installed of={it.installed} />}
      <LastFaults device={device.id} />
    </section>
  )
}

function Installed({ of }: { of: NonNullable<Job['installed']> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const by = [of.installedBy?.name, of.installedOn && when.day(of.installedOn)].filter(Boolean)
  const materials = of.materials.map(({ name, quantity, unit }) =>
    `${name} ${typeof quantity === 'number' ? when.number(quantity) : ''} ${unit}`.trim(),
  )
  return (
    <>
      {by.length > 0 && <Line name={t('fieldwork.field.installed')} value={by.join(' ')} />}
      {materials.length > 0 && (
        <Line name={t('fieldwork.field.installedWith')} value={materials.join(t('fieldwork.field.comma'))} />
      )}
      {of.note && <Line name={t('fieldwork.field.deviceNote')} value={of.note} />}
    </>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <p className="line">
      <span className="muted">{name}</span> <span className="words">{value}</span>
    </p>
  )
}

function LastFaults({ device }: { device: string }) {
  const { t } = useTranslation()
  const asked = useAsk(repairCard, { params: { id: device }, query: { limit: SHOWN } })
  const before = useAsk(pastServices, { params: { id: device }, query: { limit: SHOWN } })
  const older = before.data?.items ?? []
  return (
    <Answered of={asked}>
      {({ items }) =>
        items.length + older.length === 0 ? (
          <p className="muted">{t('fieldwork.field.noFaults')}</p>
        ) : (
          <details open>
            <summary>{t('fieldwork.field.lastFaults')}</summary>
            <ul className="faults">
              {items.map(one => (
                <li key={one.id}>
                  <Fault of={one} />
                </li>
              ))}
              {older.slice(0, SHOWN - items.length).map(one => (
                <li key={one.caseId}>
                  <Earlier of={one} />
                </li>
              ))}
            </ul>
          </details>
        )
      }
    </Answered>
  )
}

/** What was reported, what the technician found, how it was judged: three things, never one. */
function Fault({ of }: { of: Reply<typeof repairCard>['items'][number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { finished, attribution } = of
  const judged = attribution
    ? [attribution.main, ...attribution.side].map(one => t(`fieldwork.faults.${one}`)).join(' · ')
    : t('fieldwork.notAttributed')
  return (
    <>
      <span className="muted">
        {when.day(when.dayOf(of.arrivedAt))} {of.technician.name}
      </span>
      <Line name={t('fieldwork.symptom')} value={of.symptom} />
      {finished && (
        <>
          <Line
            name={t('fieldwork.cause')}
            value={`${finished.cause}（${t(`fieldwork.faults.${finished.seenAs}`)}）`}
          />
          <Line name={t('fieldwork.work')} value={finished.work} />
          <Line name={t('fieldwork.attribution')} value={judged} />
        </>
      )}
    </>
  )
}

/** What only paper tells of: the day as far as it is known, who went, what was said and done. */
function Earlier({ of }: { of: Reply<typeof pastServices>['items'][number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const day = { day: when.day(of.on), month: of.on.slice(0, 7), year: of.on.slice(0, 4) }[of.knownTo]
  return (
    <>
      <span className="muted">
        {day} {of.repairedBy?.name ?? of.by}
      </span>
      {of.fault && <Line name={t('fieldwork.symptom')} value={of.fault} />}
      {of.done && <Line name={t('fieldwork.work')} value={of.done} />}
    </>
  )
}
