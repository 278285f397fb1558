import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { readAnswer } from '#service/knowledge/contract/answers.ts'
import { Editions } from '#service/knowledge/ui/Editions.tsx'
import { Page } from '../../Page.tsx'

/** What an answer said, from one change to the next. `?before=`, `?after=`: which two are compared. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const asked = useAsk(readAnswer, { params: { id } })
  const title = asked.data?.content.title
  return (
    <Page
      title={
        title === undefined
          ? t('knowledge.answer.editions.title')
          : t('knowledge.answer.editions.titleOf', { title })
      }
      back={`/answers/${id}`}
    >
      <Answered of={asked}>
        {answer => (
          <Editions
            key={answer.id}
            id={id}
            mayRestore={answer.mayEdit && answer.confidence !== 'archived'}
            compared={{ before: numberOf(params.get('before')), after: numberOf(params.get('after')) }}
            compare={({ before, after }) =>
              setParams(
                {
                  ...(before === null ? {} : { before: String(before) }),
                  ...(after === null ? {} : { after: String(after) }),
                },
                { replace: true },
              )
            }
          />
        )}
      </Answered>
    </Page>
  )
}

function numberOf(text: string | null): number | null {
  const number = Number(text)
  return text !== null && Number.isInteger(number) && number > 0 ? number : null
}
