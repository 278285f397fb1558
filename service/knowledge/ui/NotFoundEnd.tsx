import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import type { listNotFound } from '../contract/not-found.ts'

export type Line = Reply<typeof listNotFound>['items'][number]

/** How what was not found was settled: by which answer, or why by none; by whom, when. */
export function NotFoundEnd({ line: { settled } }: { line: Line }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (settled === null) return null
  const { answer, why, by, at } = settled
  return (
    <span>
      {answer === null ? (
        t('knowledge.lists.notFound.without', { why })
      ) : (
        <>
          <Link to={`/answers/${answer.id}`}>
            {t('knowledge.lists.notFound.by', { number: answer.number, title: answer.title })}
          </Link>
          {why !== '' && <span className="muted"> {why}</span>}
        </>
      )}
      <br />
      <span className="muted small">
        {t('knowledge.lists.notFound.settledBy', { by: by?.name ?? '', at: when.near(at) })}
      </span>
    </span>
  )
}
