import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { listDrafts } from '../contract/drafts.ts'

/** What one has begun and not published: new answers and changes of others. Nothing where there is none. */
export function MyDrafts({ except = null }: { except?: string | null }) {
  const { t } = useTranslation()
  const when = useWhen()
  const may = useMay(listDrafts)
  const asked = useAsk(listDrafts, may ? { query: { limit: 10 } } : null)
  const drafts = (asked.data?.items ?? []).filter(({ answer }) => answer !== except)
  if (drafts.length === 0) return null
  return (
    <section className="panel spaced-below">
      <h2>{t('knowledge.answer.draft.mine')}</h2>
      <ul className="plain spaced">
        {drafts.map(({ answer, number, title, savedAt }) => (
          <li key={answer} className="in-a-row">
            <Link to={number === null ? `/answers/new?draft=${answer}` : `/answers/${answer}/edit`}>
              {title || t('knowledge.answer.draft.untitled')}
            </Link>
            <span className="muted figures">{when.near(savedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
