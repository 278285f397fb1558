import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ImportSteps } from '#service/archive/ui/ImportSteps.tsx'
import '#service/archive/ui/archive.css'
import '#service/archive/ui/imports.css'
import { exportAnswers } from '#service/knowledge/contract/exports.ts'
import { readAnswerList } from '#service/knowledge/contract/imports.ts'
import { ImportAnswers, ImportedAnswers } from '#service/knowledge/ui/ImportAnswers.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { TakeOut } from '#service/people/ui/TakeOut.tsx'
import { Page } from '../../Page.tsx'
import { ImportTabs } from './ImportTabs.tsx'

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const may = useMay(readAnswerList)
  return (
    <Page
      title={t('knowledge.imports.title')}
      actions={<TakeOut lists={[{ what: 'answers', endpoint: exportAnswers, more: ['jsonl'] }]} />}
    >
      <ImportTabs />
      {may && (
        <>
          <ImportSteps stage={null} />
          <section className="panel">
            <ImportAnswers done={id => go(`/imports/answers/${id}`)} />
          </section>
        </>
      )}
      <ImportedAnswers />
    </Page>
  )
}
