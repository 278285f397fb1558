import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { EarlierWork } from '#service/cases/ui/EarlierWork.tsx'
import type { Past } from '#service/cases/ui/shapes.ts'
import { pastServices, repairCard, visitsToCase } from '../contract.ts'
import { FieldVisit, type Visited } from './FieldVisit.tsx'

const changes = {
  on: ['technician arrived', 'visit finished', 'visit broken off', 'fault attributed', 'photo kept'],
}

const changesBefore = { on: ['past service recorded', 'past service taken out', 'past repairer known'] }

/** 维修资料卡: the finished visits of a device, newest first, and under them what was done before. */
export function RepairCard({ device }: { device: string }) {
  const { t } = useTranslation()
  const rows = useAskPages<Visited, typeof repairCard>(
    repairCard,
    { params: { id: device }, query: { limit: 20 } },
    changes,
  )
  const before = useAskPages<Past, typeof pastServices>(
    pastServices,
    { params: { id: device }, query: { limit: 20 } },
    changesBefore,
  )
  return (
    <Answered of={rows}>
      {visits => (
        <>
          {visits.length === 0 && before.data?.length === 0 && (
            <Empty title={t('fieldwork.noRepairs')}>
              <p className="state-text">{t('fieldwork.noRepairsMore')}</p>
            </Empty>
          )}
          <VisitList visits={visits} withCase />
          <More of={rows} />
          <Before of={before} />
        </>
      )}
    </Answered>
  )
}

function Before({ of }: { of: ReturnType<typeof useAskPages<Past, typeof pastServices>> }) {
  const { t } = useTranslation()
  if (of.data?.length === 0) return null
  return (
    <>
      <h3 className="sub">{t('cases.past.services')}</h3>
      <Answered of={of}>
        {services => (
          <ul className="plain visit-list">
            {services.map(one => (
              <li key={one.caseId}>
                <EarlierWork of={one} withCase />
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <More of={of} />
    </>
  )
}

/** The visits made in one case; nothing while nobody went. */
export function VisitsToCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(visitsToCase, { params: { id: caseId } }, changes)
  if (asked.data?.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('fieldwork.visits')}</h2>
      <Answered of={asked}>{visits => <VisitList visits={visits} />}</Answered>
    </section>
  )
}

function VisitList({ visits, withCase = false }: { visits: readonly Visited[]; withCase?: boolean }) {
  return (
    <ul className="plain visit-list">
      {visits.map(visit => (
        <li key={visit.id}>
          <FieldVisit of={visit} withCase={withCase} />
        </li>
      ))}
    </ul>
  )
}
