import { Alert } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Failed, Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { readAnswer } from '../contract/answers.ts'
import { readDraft } from '../contract/drafts.ts'
import type { Field } from '../rules/merge.ts'
import { type AnswerRead, blank, contentOf, type NewCard, type Typing, typingOf } from './answerShapes.ts'
import './answer.css'
import './edit.css'
import { EditBar } from './EditBar.tsx'
import { EditConflict } from './EditConflict.tsx'
import { EditForm } from './EditForm.tsx'
import { editProblems } from './editProblems.ts'
import { knownNothing, learn } from './places.ts'
import { useAutosave } from './useAutosave.ts'

type DraftRead = Reply<typeof readDraft>
/** Where a new answer begins: from a product's page, from a case. */
export type Beginning = Partial<Pick<Typing, 'title' | 'places'>>

/**
 * The editor of an answer, or of one that is not there yet (`fresh`: `id` is the name its draft is kept
 * under). `left`: published or thrown away, and what page to show then.
 */
export function EditAnswer(props: {
  id: string
  fresh: boolean
  beginning?: Beginning
  left: (to: string) => void
}) {
  const { id, fresh } = props
  const answer = useAsk(readAnswer, fresh ? null : { params: { id } })
  const drafted = useAsk(readDraft, { query: { answer: id } })
  if (!fresh && answer.error !== null) return <Failed failure={answer.error} retry={answer.refetch} />
  return (
    <Answered of={drafted} waiting={<Waiting rows={12} />}>
      {found =>
        fresh || answer.data ? (
          <Editor {...props} answer={answer.data ?? null} found={found} />
        ) : (
          <Waiting rows={12} />
        )
      }
    </Answered>
  )
}

type Standing = { typing: Typing; base: number | null }

/** What the editor opens with: one's draft, else what is in force, else an empty page. */
function useOpening(answer: AnswerRead | null, found: DraftRead, beginning: Beginning): Standing {
  const { i18n } = useTranslation()
  const { staff } = useSession()
  const { draft } = found
  const language = LANGUAGES.find(one => one === i18n.language) ?? 'zh-Hans'
  const card: NewCard = { kind: 'answer', language, audience: 'internal', owner: staff, reviewOn: null }
  if (draft !== null) {
    const typing = typingOf(draft.content)
    return {
      typing: { ...typing, card: answer === null ? (typing.card ?? card) : null },
      base: answer === null ? null : (draft.base ?? answer.edition),
    }
  }
  if (answer === null) return { typing: { ...blank, ...beginning, card }, base: null }
  return { typing: { ...contentOf(answer.content), card: null }, base: answer.edition }
}

function Editor(props: {
  id: string
  answer: AnswerRead | null
  found: DraftRead
  beginning?: Beginning
  left: (to: string) => void
}) {
  const { id, answer, found, beginning = {}, left } = props
  const { t } = useTranslation()
  const opening = useOpening(answer, found, beginning)
  const [began] = useState(found.draft?.savedAt ?? null)
  const [{ typing, base }, setStanding] = useState<Standing>(opening)
  const known = useRef(knownNothing()).current
  if (answer !== null) learn(known, answer)
  const problems = useMemo(() => editProblems(typing), [typing])
  const saving = useAutosave(id, base, typing, began)
  const change = (part: Partial<Typing>) =>
    setStanding(old => ({ ...old, typing: { ...old.typing, ...part } }))
  const there = answer !== null || saving.at !== null
  // One's own edition, just put in force, is nobody else's.
  const behind = answer !== null && base !== null && answer.edition > base && !saving.over
  const [settled, setSettled] = useState<string | null>(null)
  const mergedWords = useMergedWords()
  const settle = (typing: Typing, words: string) => {
    setStanding({ typing, base: answer?.edition ?? null })
    setSettled(words)
  }
  return (
    <>
      <EditBar
        id={id}
        answer={answer}
        typing={typing}
        base={base}
        problems={problems}
        saving={saving}
        hasDraft={began !== null || saving.at !== null}
        behind={behind}
        left={left}
      />
      <Others found={found} began={began} />
      {settled && <Alert className="spaced-below" type="info" role="status" title={settled} />}
      {behind && (
        <EditConflict
          answer={answer}
          base={base}
          mine={typing}
          known={known}
          keep={() => settle(typing, t('knowledge.answer.conflict.kept', { number: answer.edition }))}
          merge={({ content, both }) => settle({ ...content, card: null }, mergedWords(both))}
        />
      )}
      <EditForm
        id={id}
        typing={typing}
        change={change}
        problems={problems}
        known={known}
        there={there}
        before={() => saving.flush(!there)}
      />
    </>
  )
}

/** What merging did, and what is left to decide. */
function useMergedWords() {
  const { t, i18n } = useTranslation()
  return (both: readonly Field[]) => {
    if (both.length === 0) return t('knowledge.answer.conflict.merged')
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
    const fields = list.format(both.map(field => t(`knowledge.answer.fields.${field}`)))
    return t('knowledge.answer.conflict.both', { fields })
  }
}

/** That one goes on where one left off, and who else is at it. */
function Others({ found, began }: { found: DraftRead; began: string | null }) {
  const { t } = useTranslation()
  const when = useWhen()
  const others = found.others.map(({ by, savedAt }) =>
    t('knowledge.answer.draft.others', { name: by, when: when.near(savedAt) }),
  )
  if (began === null && others.length === 0) return null
  const going = began === null ? [] : [t('knowledge.answer.draft.goOn', { when: when.near(began) })]
  return <Alert className="spaced-below" type="info" title={[...going, ...others].join(' ')} />
}
