import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAsk } from '#core/web/ask.ts'
import { readCase } from '#service/cases/contract.ts'
import { ListsContradicted } from '#service/knowledge/ui/ListsContradicted.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'
import { AnswerTabs } from './AnswerTabs.tsx'

/** Answers that a case contradicted, with the cases. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('knowledge.title')}>
      <AnswerTabs />
      <ListsContradicted caseOf={id => <CaseName id={id} />} />
    </Page>
  )
}

/** A case by its number and what the customer said; who may not read cases sees that there is one. */
function CaseName({ id }: { id: string }) {
  const may = useMay(readCase)
  const { data } = useAsk(readCase, may ? { params: { id } } : null)
  if (data === undefined) return null
  return (
    <>
      <div>
        <Link className="figures" to={`/cases/${id}`}>
          {data.number}
        </Link>
      </div>
      {data.symptom}
    </>
  )
}
