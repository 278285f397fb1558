import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { isPicture } from '#core/media.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import type { Step } from '#service/knowledge/contract/shapes.ts'
import { back, begin, replies, reply, type Walk } from '#service/knowledge/rules/guidance.ts'
import { AnswerWords, fileAt } from './AnswerWords.tsx'
import { answerFiles, type readAnswer, useOnJob } from './endpoints.ts'

/** An answer on a phone: what not to do, the parts it needs, the guidance step by step, then the words. */
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
    <>
      {content.safety && (
        <p className="danger" role="alert">
          <strong>{t('fieldwork.answers.stop')}</strong> {content.safety.words}
        </p>
      )}
      <Parts of={content.parts} />
      <Guided steps={stepsOf(content.steps)} />
      <AnswerWords body={content.body} />
      <Files answer={id} />
    </>
  )
}

function Parts({ of = [] }: { of: Reply<typeof readAnswer>['content']['parts'] }) {
  const { t, i18n } = useTranslation()
  if (of.length === 0) return null
  const said = of.map(({ name, quantity = 1 }) =>
    quantity === 1 ? name : t('fieldwork.answers.part', { name, quantity }),
  )
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  return (
    <p className="note">
      <strong>{t('fieldwork.answers.parts')}</strong> {list.format(said)}
    </p>
  )
}

/** Its documents; pictures stand in the words. */
function Files({ answer }: { answer: string }) {
  const { t } = useTranslation()
  const asked = useAsk(answerFiles, { params: { id: answer } })
  const documents = (asked.data ?? []).filter(one => !isPicture(one.mediaType))
  if (documents.length === 0) return null
  return (
    <>
      <h4>{t('fieldwork.answers.files')}</h4>
      <ul>
        {documents.map(({ id, name }) => (
          <li key={id}>
            <a className="button file" href={fileAt(id)} target="_blank" rel="noopener" download={name}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
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
          {now.step.picture && <img src={fileAt(now.step.picture)} alt={t('fieldwork.answers.picture')} />}
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
        <div className="walked">
          <button type="button" className="plain" onClick={() => setWalk(back(steps, walk))}>
            {t('fieldwork.answers.stepBack')}
          </button>
          <button type="button" className="plain" onClick={() => setWalk(begin(steps))}>
            {t('fieldwork.answers.again')}
          </button>
        </div>
      )}
    </div>
  )
}
