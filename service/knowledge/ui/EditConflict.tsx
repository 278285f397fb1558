import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { readEdition } from '../contract/editions.ts'
import type { Content } from '../contract/shapes.ts'
import { FIELDS, type Merged, mergeContent } from '../rules/merge.ts'
import { type AnswerRead, contentOf } from './answerShapes.ts'
import { Stretches } from './EditionDifference.tsx'
import { cleaned } from './editProblems.ts'
import { type Known, learn } from './places.ts'
import { useContentTexts } from './useContentTexts.ts'

type Props = {
  answer: AnswerRead
  /** The edition that was read when writing began. */
  base: number
  mine: Content
  known: Known
  keep: () => void
  merge: (merged: Merged) => void
}

/** Somebody else put another edition in force meanwhile: what he changed, beside one's own changes. */
export function EditConflict(props: Props) {
  const { answer, base, mine, known, keep, merge } = props
  const { t } = useTranslation()
  const when = useWhen()
  const [looking, setLooking] = useState(false)
  const asked = useAsk(readEdition, { params: { id: answer.id, number: base } })
  const name = answer.changedBy ?? t('knowledge.answer.conflict.someone')
  const his = contentOf(answer.content)
  return (
    <section className="edit-conflict" aria-label={t('knowledge.answer.conflict.merge')}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('knowledge.answer.conflict.changed', {
          name,
          when: when.near(answer.changedAt),
          number: answer.edition,
        })}
        description={
          <>
            <p>{t('knowledge.answer.conflict.nothingLost')}</p>
            <div className="in-a-row">
              <Button onClick={() => setLooking(!looking)} aria-expanded={looking}>
                {t(looking ? 'knowledge.answer.conflict.hide' : 'knowledge.answer.conflict.look')}
              </Button>
              <Button onClick={keep}>{t('knowledge.answer.conflict.keepMine')}</Button>
              <Button
                type="primary"
                disabled={asked.data === undefined}
                onClick={() => asked.data && merge(mergeContent(contentOf(asked.data.content), his, mine))}
              >
                {t('knowledge.answer.conflict.merge')}
              </Button>
            </div>
          </>
        }
      />
      {looking && (
        <Answered of={asked} waiting={<Waiting rows={6} />}>
          {before => (
            <SideBySide
              before={contentOf(before.content)}
              his={his}
              mine={cleaned(mine)}
              name={name}
              known={learn(known, before)}
            />
          )}
        </Answered>
      )}
    </section>
  )
}

/** What differs from the edition that both began from: his to the left, one's own to the right. */
function SideBySide(props: { before: Content; his: Content; mine: Content; name: string; known: Known }) {
  const { t } = useTranslation()
  const textsOf = useContentTexts(props.known)
  const [before, his, mine] = [textsOf(props.before), textsOf(props.his), textsOf(props.mine)]
  const fields = FIELDS.filter(field => his[field] !== before[field] || mine[field] !== before[field])
  return (
    <dl className="conflict-sides">
      {fields.map(field => (
        <div key={field}>
          <dt>{t(`knowledge.answer.fields.${field}`)}</dt>
          <Side
            word={t('knowledge.answer.conflict.his', { name: props.name })}
            before={before[field]}
            after={his[field]}
          />
          <Side word={t('knowledge.answer.conflict.mine')} before={before[field]} after={mine[field]} />
        </div>
      ))}
    </dl>
  )
}

function Side({ word, before, after }: { word: string; before: string; after: string }) {
  const { t } = useTranslation()
  return (
    <dd>
      <p className="muted small">{word}</p>
      {before === after ? (
        <p className="muted">{t('knowledge.answer.conflict.unchanged')}</p>
      ) : (
        <Stretches before={before} after={after} />
      )}
    </dd>
  )
}
