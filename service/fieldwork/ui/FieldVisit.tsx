import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { visitsToCase } from '../contract.ts'
import { Attribute } from './Attribute.tsx'
import { ConductSaid, Photos, Signed } from './Evidence.tsx'
import './fieldwork.css'

export type Visited = Reply<typeof visitsToCase>[number]

/** One visit as it is kept: what was reported, found, done, told; and whose doing it was. */
export function FieldVisit({ of, withCase = false }: { of: Visited; withCase?: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { finished, brokenOff } = of
  return (
    <article className="visit">
      <header className="in-a-row">
        <strong>{of.technician.name}</strong>
        {withCase && (
          <Link className="figures" to={`/cases/${of.caseId}`}>
            {of.caseNumber}
          </Link>
        )}
        <Ended of={of} />
        <Link to={`/print/visits/${of.slotId}`}>{t('fieldwork.sheet.report')}</Link>
      </header>
      <Facts
        facts={[
          [t('fieldwork.arrived'), when.near(of.arrivedAt)],
          [t('fieldwork.symptom'), of.symptom],
          ...(finished
            ? ([
                [t('fieldwork.cause'), finished.cause],
                [t('fieldwork.work'), finished.work],
                [t('fieldwork.explanation'), finished.explanation],
                [t('fieldwork.materials'), <Used key="m" of={finished} />],
                [t('fieldwork.seenAs'), t(`fieldwork.faults.${finished.seenAs}`)],
                [t('fieldwork.attribution'), <Judged key="j" of={of} />],
                [t('fieldwork.conduct'), finished.conduct && <ConductSaid key="c" of={finished.conduct} />],
                [t('fieldwork.signature'), finished.signature && <Signed key="s" of={finished.signature} />],
              ] as const)
            : []),
          ...(brokenOff
            ? ([
                [t('fieldwork.found'), brokenOff.found],
                [t('fieldwork.next'), brokenOff.next],
              ] as const)
            : []),
        ]}
      />
      <Photos of={of} />
      {finished && <Attribute visit={of} />}
    </article>
  )
}

function Ended({ of }: { of: Visited }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of.finished) {
    return <span className="chip good">{t('fieldwork.finishedAt', { at: when.near(of.finished.at) })}</span>
  }
  if (of.brokenOff === null) {
    return <span className="chip wait">{t('fieldwork.stillThere', { at: when.near(of.arrivedAt) })}</span>
  }
  return (
    <>
      <span className="chip wait">{t('fieldwork.brokenOffAt', { at: when.near(of.brokenOff.at) })}</span>
      <span className="chip">{t(`fieldwork.breakOffs.${of.brokenOff.reason}`)}</span>
      <span className="muted">{t('fieldwork.callbackBy', { at: when.near(of.brokenOff.callbackBy) })}</span>
    </>
  )
}

function Used({ of }: { of: NonNullable<Visited['finished']> }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { materials = [] } = of
  if (materials.length === 0) return <>{t('fieldwork.noMaterials')}</>
  return (
    <>
      {materials
        .map(({ name, quantity, unit = '' }) => `${name} ${when.number(quantity)} ${unit}`.trim())
        .join('；')}
    </>
  )
}

/** The judgement that counts; the ones before it stay to be read. */
function Judged({ of }: { of: Visited }) {
  const { t } = useTranslation()
  const { attribution, judgedBefore } = of
  if (attribution === null) return <span className="muted">{t('fieldwork.notAttributed')}</span>
  return (
    <>
      <Judgement of={attribution} />
      {judgedBefore.length > 0 && (
        <details className="small">
          <summary>{t('fieldwork.judgedBefore')}</summary>
          {judgedBefore.map(one => (
            <div key={one.at}>
              <Judgement of={one} />
            </div>
          ))}
        </details>
      )}
    </>
  )
}

function Judgement({ of }: { of: NonNullable<Visited['attribution']> }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <>
      {[of.main, ...of.side].map(one => t(`fieldwork.faults.${one}`)).join(' · ')} {of.reason}{' '}
      <span className="muted">{t('fieldwork.attributedBy', { by: of.by.name, at: when.near(of.at) })}</span>
    </>
  )
}
