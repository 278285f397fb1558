import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { answersOfCase } from '#service/cases/contract/answers.ts'
import type { CaseFile } from '#service/cases/ui/shapes.ts'
import { AnswersBeside } from '#service/knowledge/ui/AnswersBeside.tsx'
import { type Told, toldOf, toldWords } from '#service/knowledge/ui/toldWords.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { sendAnswer } from '#service/reception/contract/answers.ts'
import { logCallback } from '#service/reception/contract.ts'
import { useTold } from '#service/reception/ui/Callback.tsx'

const changes = { on: ['answer told', 'answer sent', 'lesson told', 'answer read on a visit'] }

/** Which answers the case was worked with, what came of each; while it is open, the way to another one. */
export function CaseAnswers({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const [looking, setLooking] = useState(false)
  const mayTell = useMay(logCallback)
  const asked = useAsk(answersOfCase, { params: { id: file.id } }, changes)
  const offered = file.open && mayTell && file.recorded === null
  if (!offered && asked.data?.length === 0) return null
  return (
    <section className="panel" aria-label={t('knowledge.use.ofCase')}>
      <div className="panel-head">
        <h2>{t('knowledge.use.ofCase')}</h2>
        {offered && (
          <Button aria-expanded={looking} onClick={() => setLooking(!looking)}>
            {t('knowledge.use.find')}
          </Button>
        )}
      </div>
      <Answered of={asked}>{uses => <Used uses={uses} />}</Answered>
      {offered && looking && <TellOne file={file} done={() => setLooking(false)} />}
    </section>
  )
}

type Use = Reply<typeof answersOfCase>[number]

function Used({ uses }: { uses: readonly Use[] }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <ul className="plain spaced">
      {uses.map(use => (
        <li key={use.id}>
          <Link to={`/answers/${use.answer.id}`}>{use.answer.title}</Link>{' '}
          <span className="muted">{t('knowledge.use.edition', { number: use.edition })}</span>{' '}
          {use.how === 'told' && <Outcome of={use} />}
          <div className="muted small">
            {t(`knowledge.use.how.${use.how}`)} ·{' '}
            {t('knowledge.use.by', { name: use.usedBy ?? '—', at: when.near(use.usedAt) })}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Outcome({ of: { solved, contradictedAt } }: { of: Use }) {
  const { t } = useTranslation()
  if (contradictedAt !== null) return <span className="chip bad">{t('knowledge.use.outcome.again')}</span>
  if (solved === null) return <span className="chip wait">{t('knowledge.use.outcome.open')}</span>
  return (
    <span className={solved ? 'chip good' : 'chip'}>
      {t(`knowledge.use.outcome.${solved ? 'helped' : 'not'}`)}
    </span>
  )
}

/** We ring him and tell him one: it is solved, or how far we came stands in the case. */
function TellOne({ file, done }: { file: CaseFile; done: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [text, setText] = useState(file.symptom)
  const calling = useTell(logCallback)
  const mailing = useTell(sendAnswer)
  const mayMail = useMay(sendAnswer)
  const called = useTold()
  const call = (as: 'solved' | 'left open') => async (told: Told) => {
    const { number, content } = told.answer
    const words = toldWords(
      told,
      t(`knowledge.use.${as === 'solved' ? 'solvedBy' : 'toldBy'}`, { number, title: content.title }),
    )
    const ending = as === 'solved' ? ({ as, told: words } as const) : ({ as } as const)
    const body = { said: words, answer: toldOf(told), ending }
    called(await calling.tell({ params: { id: file.id }, body }))
    void message.success(t(`knowledge.use.${as === 'solved' ? 'saved' : 'noted'}`))
    done()
  }
  const mail = async ({ answer: { id, edition } }: Told) => {
    await mailing.tell({ params: { id: file.id }, body: { answer: id, edition } })
    void message.success(t('knowledge.use.mailed'))
    done()
  }
  return (
    <>
      <Input
        autoFocus
        value={text}
        maxLength={200}
        aria-label={t('knowledge.use.find')}
        placeholder={t('knowledge.use.findHint')}
        onChange={event => setText(event.target.value)}
      />
      <AnswersBeside
        text={text}
        device={file.deviceId ?? undefined}
        deeds={{ solved: call('solved'), tries: call('left open'), ...(mayMail && { send: mail }) }}
        leave={done}
      />
    </>
  )
}
