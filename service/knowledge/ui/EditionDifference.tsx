import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Content } from '../contract/shapes.ts'
import { difference } from '../rules/difference.ts'
import { FIELDS } from '../rules/merge.ts'
import './editions.css'
import type { Known } from './places.ts'
import { useContentTexts } from './useContentTexts.ts'

/** What became of a text: struck out what is gone, marked what is new; said to who listens, too. */
export function Stretches({ before, after }: { before: string; after: string }) {
  const stretches = useMemo(() => difference(before, after), [before, after])
  return (
    <div className="stretches">
      {stretches.map(({ how, text }, n) => {
        const key = `${n} ${how}`
        if (how === 'gone') return <del key={key}>{text}</del>
        if (how === 'new') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </div>
  )
}

/** Field by field, only those that differ. */
export function EditionDifference(props: { before: Content; after: Content; known: Known }) {
  const { before, after, known } = props
  const { t } = useTranslation()
  const textsOf = useContentTexts(known)
  const [old, now] = [textsOf(before), textsOf(after)]
  const fields = FIELDS.filter(field => old[field] !== now[field])
  if (fields.length === 0) return <p className="muted">{t('knowledge.answer.editions.same')}</p>
  return (
    <dl className="edition-difference">
      {fields.map(field => (
        <div key={field}>
          <dt>{t(`knowledge.answer.fields.${field}`)}</dt>
          <dd>
            <Stretches before={old[field]} after={now[field]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
