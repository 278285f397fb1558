import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered } from '#core/desk/states.tsx'
import { Timeline } from '#core/desk/Timeline.tsx'
import type { Reply } from '#core/endpoint.ts'
import { LANGUAGE_NAMES } from '#core/languages.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { answerTimeline } from '../contract/timeline.ts'
import './timeline.css'

type Line = Reply<typeof answerTimeline>['items'][number]
const KINDS_OF = ['changes', 'all'] as const

/** What happened to an answer and who said why; folded, and asked for when somebody unfolds it. */
export function AnswerTimeline({ id }: { id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className="panel answer-timeline" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('knowledge.answer.timeline.title')}</summary>
      {open && <Happenings id={id} />}
    </details>
  )
}

function Happenings({ id }: { id: string }) {
  const { t } = useTranslation()
  const [only, setOnly] = useState<(typeof KINDS_OF)[number]>('changes')
  const said = useSaid()
  const rows = useAskPages(answerTimeline, { params: { id }, query: { only, limit: 30 } })
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('knowledge.answer.timeline.title')}
        value={only}
        onChange={setOnly}
        options={KINDS_OF.map(value => ({ value, label: t(`knowledge.answer.timeline.${value}`) }))}
      />
      <Answered of={rows}>
        {items => (
          <>
            <Timeline
              happenings={items.map(line => ({
                id: line.id,
                at: line.at,
                who: line.by,
                event: line.event,
                to: placeOf(id, line),
                more: said(line),
              }))}
            />
            <More of={rows} />
          </>
        )}
      </Answered>
    </>
  )
}

/** Where it can be read: the case, the list, or the two editions beside each other. */
function placeOf(answer: string, { case: caseId, list, edition, event }: Line): string | null {
  if (caseId !== null) return `/cases/${caseId}`
  if (list !== null) return `/answers/imports/${list.id}`
  if (edition === null || edition < 2 || !EDITED.has(event)) return null
  return `/answers/${answer}/editions?before=${edition - 1}&after=${edition}`
}
const EDITED: ReadonlySet<string> = new Set(['answer edited', 'answer restored'])

/** Of which edition, what it is now, and why. */
function useSaid() {
  const { t } = useTranslation()
  const when = useWhen()
  return ({ edition, confidence, card, list, reason }: Line): string =>
    [
      list?.name,
      edition !== null && t('knowledge.answer.facts.editionOf', { number: edition }),
      confidence && t(`knowledge.confidences.${confidence}`),
      card?.kind && t(`knowledge.kinds.${card.kind}`),
      card?.audience && t(`knowledge.audiences.${card.audience}`),
      card?.language && LANGUAGE_NAMES[card.language],
      card?.owner !== undefined && `${t('knowledge.answer.facts.owner')} ${card.owner ?? '—'}`,
      card?.reviewOn !== undefined &&
        `${t('knowledge.answer.facts.reviewOn')} ${card.reviewOn === null ? '—' : when.day(card.reviewOn)}`,
      reason,
    ]
      .filter(Boolean)
      .join(' · ')
}
