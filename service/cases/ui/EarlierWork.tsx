import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { importReport } from '#service/archive/contract/lists.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { pastServiceOfCase } from '../contract/past.ts'
import { PastDay } from './PastDay.tsx'
import type { Past } from './shapes.ts'
import { WhoWasIt } from './WhoWasIt.tsx'
import './earlier.css'

/** One service of before this house kept the files, as the list or the paper tells of it. */
export function EarlierWork({ of, withCase = false }: { of: Past; withCase?: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const facts = [
    [t('cases.symptom'), of.fault],
    [t('cases.past.done'), of.done],
    [t('cases.past.charge'), of.chargeCents === null ? '' : `¥ ${when.number(of.chargeCents / 100)}`],
    [t('cases.past.number'), of.number],
    [t('cases.past.source'), of.source && <Source key="source" of={of.source} />],
  ] as const
  return (
    <article className="earlier">
      <header className="in-a-row">
        <strong>
          <PastDay on={of.on} knownTo={of.knownTo} />
        </strong>
        <span>{of.repairedBy?.name ?? of.by}</span>
        {withCase && (
          <Link className="figures" to={`/cases/${of.caseId}`}>
            {of.caseNumber}
          </Link>
        )}
        {of.kind !== 'repair' && <span className="chip">{t(`cases.past.kinds.${of.kind}`)}</span>}
        <WhoWasIt of={of} />
      </header>
      <Facts facts={facts.filter(([, said]) => said !== '' && said !== null)} />
    </article>
  )
}

/** Where it comes from; the list itself opens to those who may bring lists in. */
function Source({ of }: { of: NonNullable<Past['source']> }) {
  const { t } = useTranslation()
  const may = useMay(importReport)
  const row = t('cases.past.row', { file: of.file, row: of.row })
  return may ? <Link to={`/imports/${of.list}`}>{row}</Link> : row
}

/** On the page of a case from before: what the list says of it. */
export function EarlierWorkOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(pastServiceOfCase, { params: { id: caseId } }, { on: ['past repairer known'] })
  return (
    <section className="panel">
      <h2>{t('cases.past.service')}</h2>
      <Answered of={asked}>{past => past && <EarlierWork of={past} />}</Answered>
    </section>
  )
}
