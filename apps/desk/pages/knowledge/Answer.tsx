import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { readAnswer } from '#service/knowledge/contract/answers.ts'
import { AnswerFacts } from '#service/knowledge/ui/AnswerFacts.tsx'
import { AnswerHead } from '#service/knowledge/ui/AnswerHead.tsx'
import { AnswerFiles, AnswerText } from '#service/knowledge/ui/AnswerText.tsx'
import { AnswerTimeline } from '#service/knowledge/ui/AnswerTimeline.tsx'
import { contentOf } from '#service/knowledge/ui/answerShapes.ts'
import { Page } from '../../Page.tsx'

/** One answer: what not to do, what to say step by step, what to read, and how far to trust it. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const asked = useAsk(readAnswer, { params: { id } })
  const edit = asked.data?.mayEdit === true && asked.data.confidence !== 'archived' && (
    <Button icon={<EditOutlined aria-hidden />} onClick={() => navigate(`/answers/${id}/edit`)}>
      {t('knowledge.answer.edit')}
    </Button>
  )
  return (
    <Page title={asked.data?.content.title ?? t('knowledge.title')} back="/answers" actions={edit}>
      <Answered of={asked}>
        {answer => (
          <>
            <AnswerHead answer={answer} />
            <div className="answer-page">
              <div>
                <AnswerText key={`${answer.id} ${answer.edition}`} content={contentOf(answer.content)} />
                <AnswerFiles id={answer.id} />
                <AnswerTimeline id={answer.id} />
              </div>
              <AnswerFacts answer={answer} />
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}
