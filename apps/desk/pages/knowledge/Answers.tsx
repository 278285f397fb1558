import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { addAnswer } from '#service/knowledge/contract/answers.ts'
import { SearchAnswers } from '#service/knowledge/ui/SearchAnswers.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'
import { AnswerTabs } from './AnswerTabs.tsx'

/** 答复中心: what we answer when a customer has trouble. */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayWrite = useMay(addAnswer)
  const actions = mayWrite && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/answers/new')}>
      {t('knowledge.lists.notFound.write')}
    </Button>
  )
  return (
    <Page title={t('knowledge.title')} actions={actions}>
      <AnswerTabs />
      <SearchAnswers />
    </Page>
  )
}
