import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { repairCard, visitsToCase } from '../contract.ts'
import { FieldVisit, type Visited } from './FieldVisit.tsx'

const changes = {
  on: ['technician arrived', 'visit finished', 'visit broken off', 'fault attributed', 'photo kept'],
}

/** 维修资料卡: the finished visits of a device, newest first. */
export function RepairCard({ device }: { device: string }) {
  const { t } = useTranslation()
  const rows = useAskPages<Visited, typeof repairCard>(
    repairCard,
    { params: { id: device }, query: { limit: 20 } },
    changes,
  )
  return (
    <Answered of={rows}>
      {visits => (
        <>
          {visits.length === 0 && (
            <Empty title={t('fieldwork.noRepairs')}>
              <p className="state-text">{t('fieldwork.noRepairsMore')}</p>
            </Empty>
          )}
          <VisitList visits={visits} withCase />
          {rows.hasNextPage && (
            <div className="listing-more">
              <Button loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
                {t('web.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Answered>
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
