import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import type { Step } from '#service/knowledge/contract/shapes.ts'
import { back, begin, replies, reply, type Walk } from '#service/knowledge/rules/guidance.ts'
import { plainMarkdown } from '#service/knowledge/rules/plain.ts'
import { type readAnswer, useOnJob } from './endpoints.ts'

/**
 * An answer on a phone: what not to do, the guidance step by step, the words without their marks. A reader of
 * Markdown would weigh as much as a fifth of what a phone may load (apps/web/weight.ts).
 */
export function ReadAnswer({ slot, answer }: { slot: string; answer: Reply<typeof readAnswer> }) {
  const { t } = useTranslation()
  const { tell } = useTell(useOnJob)
  const { id, edition, content } = answer
  const noted = useRef(false)
  useEffect(() => {
    if (noted.current) return
    noted.current = true
    // Reading goes on without a network; the next time it is opened it is noted.
    const body = { answer: id, edition, how: 'read on a visit' } as const
    tell({ params: { id: slot }, body }).catch(() => undefined)
  }, [id, edition, slot, tell])
  return (
    <article>
      <h3>{content.title}</h3>
      {content.safety && (
        <p className="danger" role="alert">
          <strong>{t('fieldwork.answers.stop')}</strong> {content.safety.words}
        </p>
      )}
      <Guided steps={stepsOf(content.steps)} />
      <p className="words">{plainMarkdown(content.body)}</p>
    </article>
  )
}

type Wire = Reply<typeof readAnswer>['content']['steps']

const stepsOf = (steps: Wire = []): Step[] =>
  steps.map(({ id, say, picture = null, branches = [], next = null }) => ({
    id,
    say,
    picture,
    branches,
    next,
  }))

function Guided({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation()
  const [walk, setWalk] = useState<Walk>(() => begin(steps))
  if (steps.length === 0) return null
  const { now } = walk
  return (
    <div className="guided" aria-live="polite">
      {'step' in now ? (
        <>
          <p className="words">
            <strong>{now.step.say}</strong>
          </p>
          {replies(now.step).map(({ reply: said }, n) => (
            <button key={said ?? ''} type="button" onClick={() => setWalk(reply(steps, walk, n))}>
              {said ?? t('fieldwork.answers.next')}
            </button>
          ))}
        </>
      ) : (
        <p>{t(`fieldwork.answers.ends.${'end' in now ? now.end : 'lost'}`)}</p>
      )}
      {walk.way.length > 0 && (
        <button type="button" className="plain" onClick={() => setWalk(back(steps, walk))}>
          {t('fieldwork.answers.stepBack')}
        </button>
      )}
    </div>
  )
}
