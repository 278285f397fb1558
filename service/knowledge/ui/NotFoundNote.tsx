import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { addAnswer } from '../contract/answers.ts'
import { useNotFound } from './useNotFound.ts'

/**
 * Below the hits: nothing was found, or none of it fits. It is noted by itself, or by a press, and may be
 * written at once.
 */
export function NotFoundNote(props: {
  text: string
  model: string | null
  /** How many were found; null while that is not known. */
  hits: number | null
  /** False while the index is being built: what is not found now may be there. */
  sure: boolean
}) {
  const { text, model, hits } = props
  const { t } = useTranslation()
  const { note, noted, may, failure } = useNotFound(props)
  const mayWrite = useMay(addAnswer)
  if (hits === null) return null
  const write = `/answers/new?${new URLSearchParams({ title: text, ...(model === null ? {} : { model }) })}`
  const said = (
    <div className="in-a-row answer-not-found">
      {noted && <span role="status">{t('knowledge.lists.search.noted')}</span>}
      {!noted && may && (
        <Button onClick={note}>
          {t(hits === 0 ? 'knowledge.lists.search.sayNone' : 'knowledge.lists.search.say')}
        </Button>
      )}
      {mayWrite && <Link to={write}>{t('knowledge.lists.search.writeDown')}</Link>}
    </div>
  )
  return (
    <>
      {hits === 0 && (
        <Empty title={t('knowledge.lists.search.nothing', { text })}>
          <p className="state-text">{t('knowledge.lists.search.nothingMore')}</p>
        </Empty>
      )}
      {said}
      <Trouble failure={failure} />
    </>
  )
}
