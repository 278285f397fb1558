import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { uuidv7 } from '#core/ids.ts'
import { type Beginning, EditAnswer } from '#service/knowledge/ui/EditAnswer.tsx'
import { MyDrafts } from '#service/knowledge/ui/MyDrafts.tsx'
import { Page } from '../../Page.tsx'

/**
 * An answer is changed, or written down for the first time. `?draft=`: the name under which a new one is kept
 * while it is written, so that one can leave and come back; `?line=`, `?model=`, `?title=`: where it begins.
 */
export function Component() {
  const { id } = useParams()
  return id === undefined ? <New /> : <Changed id={id} />
}

function Changed({ id }: { id: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page title={t('knowledge.answer.editTitle')} back={`/answers/${id}`}>
      <EditAnswer key={id} id={id} fresh={false} left={to => void navigate(to)} />
    </Page>
  )
}

function New() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const draft = params.get('draft')
  useEffect(() => {
    if (draft !== null) return
    setParams(
      old => {
        old.set('draft', uuidv7())
        return old
      },
      { replace: true },
    )
  }, [draft, setParams])
  return (
    <Page title={t('knowledge.answer.newTitle')} back="/answers">
      {draft !== null && (
        <>
          <MyDrafts except={draft} />
          <EditAnswer
            key={draft}
            id={draft}
            fresh
            beginning={beginningOf(params)}
            left={to => void navigate(to)}
          />
        </>
      )}
    </Page>
  )
}

function beginningOf(params: URLSearchParams): Beginning {
  const title = params.get('title')
  return {
    ...(title === null ? {} : { title: title.slice(0, 200) }),
    places: { lines: params.getAll('line'), models: params.getAll('model'), faults: params.getAll('fault') },
  }
}
