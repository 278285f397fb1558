import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Empty } from '#core/desk/states.tsx'
import { exportCases } from '#service/cases/contract/exports.ts'
import { type CaseFilter, CaseLines } from '#service/cases/ui/CaseLines.tsx'
import { exportVisits } from '#service/fieldwork/contract/exports.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { TakeOut } from '#service/people/ui/TakeOut.tsx'
import { Page } from '../../Page.tsx'

const filters = ['open', 'mine', 'firstAsked', 'all'] as const
type Filter = (typeof filters)[number]

export function Component() {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [params, setParams] = useSearchParams()
  const which = filters.find(one => one === params.get('show')) ?? 'open'
  const question: Record<Filter, CaseFilter> = {
    open: { open: 'true' },
    mine: { handler: staff },
    firstAsked: { firstAskedBy: staff },
    all: {},
  }
  const choice = (
    <Radio.Group
      optionType="button"
      aria-label={t('cases.which')}
      value={which}
      options={filters.map(value => ({ value, label: t(`cases.filters.${value}`) }))}
      onChange={event => setParams({ show: event.target.value }, { replace: true })}
    />
  )
  const takeOut = (
    <TakeOut
      lists={[
        { what: 'cases', endpoint: exportCases, filters: question[which] },
        { what: 'visits', endpoint: exportVisits },
      ]}
    />
  )
  return (
    <Page
      title={t('cases.cases')}
      actions={
        <>
          {choice}
          {takeOut}
        </>
      }
    >
      <section className="panel flush">
        <CaseLines
          filter={question[which]}
          withCustomer
          empty={
            <Empty title={t('cases.none')}>
              <p className="state-text">{t('cases.noneMore')}</p>
            </Empty>
          }
        />
      </section>
    </Page>
  )
}
