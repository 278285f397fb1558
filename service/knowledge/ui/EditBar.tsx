import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askKey, useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { readDraft, throwDraftAway } from '../contract/drafts.ts'
import { differing } from '../rules/merge.ts'
import { type AnswerRead, contentOf, type Typing } from './answerShapes.ts'
import { PublishEdition, PublishNew } from './EditPublish.tsx'
import { cleaned, type EditProblem } from './editProblems.ts'
import type { Saving } from './useAutosave.ts'
import { useProblemWords } from './useProblemWords.ts'

/** Always in sight while one writes: whether it is saved, what is missing, and the way to put it in force. */
export function EditBar(props: {
  id: string
  answer: AnswerRead | null
  typing: Typing
  base: number | null
  problems: readonly EditProblem[]
  saving: Saving
  hasDraft: boolean
  /** Somebody else published meanwhile, and that is not settled. */
  behind: boolean
  left: (to: string) => void
}) {
  const { id, answer, typing, base, problems, saving, hasDraft, behind, left } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const client = useQueryClient()
  const same = answer !== null && differing(contentOf(answer.content), cleaned(typing)).length === 0
  const close = () => setOpen(false)
  // Nothing of the draft is on its way when it is put in force; a draft that cannot be saved stops nobody.
  const openSaved = async () => {
    await saving.flush().catch(() => {})
    setOpen(true)
  }
  const forget = () => client.removeQueries({ queryKey: askKey(readDraft, { query: { answer: id } }) })
  const published = (to: string) => {
    close()
    forget()
    void message.success(t('knowledge.answer.publish.published'))
    left(`/answers/${to}`)
  }
  const common = { open, close, typing: cleaned(typing), published, before: saving.stop, again: saving.goOn }
  return (
    <div className="edit-bar">
      <SavedState saving={saving} />
      {same ? (
        <span className="muted">{t('knowledge.answer.publish.same')}</span>
      ) : (
        <Waits steps={typing.steps} problems={problems} />
      )}
      <span className="in-a-row">
        {hasDraft && (
          <ThrowAway
            id={id}
            before={saving.stop}
            done={() => {
              forget()
              left(answer === null ? '/answers' : `/answers/${id}`)
            }}
          />
        )}
        <Button
          type="primary"
          disabled={problems.length > 0 || behind || same}
          onClick={() => void openSaved()}
        >
          {t('knowledge.answer.publish.deed')}
        </Button>
      </span>
      {answer !== null && base !== null ? (
        <PublishEdition id={id} base={base} {...common} />
      ) : (
        typing.card !== null && <PublishNew id={id} card={typing.card} {...common} />
      )}
    </div>
  )
}

function SavedState({ saving: { state, at, failure, gaveUp } }: { saving: Saving }) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const when = useWhen()
  if (failure !== null && state === 'unsaved') {
    return (
      <span className="edit-problem" role="alert">
        {t(`knowledge.answer.draft.${gaveUp ? 'refused' : 'failed'}`, { why: explain(failure) })}
      </span>
    )
  }
  const word =
    state === 'saved'
      ? at !== null && t('knowledge.answer.draft.saved', { time: when.time(at) })
      : t(`knowledge.answer.draft.${state}`)
  return (
    <span className="muted figures" aria-live="off">
      {word}
    </span>
  )
}

function Waits({ steps, problems }: { steps: Typing['steps']; problems: readonly EditProblem[] }) {
  const { t } = useTranslation()
  const word = useProblemWords(steps)
  if (problems.length === 0) return null
  const first = problems.slice(0, 3).map(problem => word(problem).replace(/[。.]$/, ''))
  return (
    <span className="muted edit-waits">
      {t('knowledge.answer.publish.wait', { why: first.join(t('knowledge.answer.publish.between')) })}
    </span>
  )
}

function ThrowAway({ id, before, done }: { id: string; before: () => Promise<void>; done: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { explain } = useCodes()
  const { tell, telling } = useTell(throwDraftAway)
  const go = async () => {
    await before()
    await tell({ params: { id } }).then(done, failure => message.error(explain(failure), 6))
  }
  return (
    <Popconfirm
      title={t('knowledge.answer.draft.throwAwaySure')}
      okText={t('knowledge.answer.draft.throwAway')}
      cancelText={t('web.cancel')}
      onConfirm={go}
    >
      <Button loading={telling}>{t('knowledge.answer.draft.throwAway')}</Button>
    </Popconfirm>
  )
}
