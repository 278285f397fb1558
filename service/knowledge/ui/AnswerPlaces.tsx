import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AnswerRead } from './answerShapes.ts'

/** So many stand there at once: what not to do and what to say first must be in sight on a phone. */
const SHOWN = 5

/** Of which products an answer is. The rest of a long list unfolds; one more is never hidden for a button. */
export function AnswerPlaces({ of: { models, lines } }: { of: Pick<AnswerRead, 'models' | 'lines'> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const places = [
    ...models.map(({ id, name }) => ({ id, name, to: `/models/${id}` })),
    ...lines.map(({ id, name }) => ({ id, name, to: `/product-lines/${id}` })),
  ]
  if (places.length === 0) return <span className="muted">{t('knowledge.answer.forAll')}</span>
  const folds = places.length > SHOWN + 1
  const rest = places.length - SHOWN
  return (
    <>
      {(folds && !open ? places.slice(0, SHOWN) : places).map(({ id, name, to }) => (
        <Link key={id} to={to}>
          {name}
        </Link>
      ))}
      {folds && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('knowledge.answer.fewerPlaces') : t('knowledge.answer.morePlaces', { count: rest })}
        </Button>
      )}
    </>
  )
}
