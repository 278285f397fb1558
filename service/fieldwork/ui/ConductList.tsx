import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { PHASES } from '../conduct.ts'
import { conductList, publishConduct } from '../contract/conduct.ts'
import { EditConduct } from './EditConduct.tsx'
import './fieldwork.css'

export type List = Reply<typeof conductList>
export type Item = List['items'][number]

const changes = { on: ['conduct list published'] }

/** The list as it is ticked, phase by phase; whoever leads edits the one in force. */
export function ConductList({ edition }: { edition: string | null }) {
  const { t } = useTranslation()
  const asked = useAsk(conductList, { query: edition === null ? {} : { edition } }, changes)
  // As it was when editing began: what came in meanwhile is refused, not overwritten.
  const [draft, setDraft] = useState<List | null>(null)
  const may = useMay(publishConduct) && edition === null
  if (draft !== null) return <EditConduct of={draft} close={() => setDraft(null)} />
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="figures">{asked.data?.edition}</h2>
        {may && asked.data && (
          <Button onClick={() => setDraft(asked.data)}>{t('fieldwork.list.edit')}</Button>
        )}
      </div>
      <Answered of={asked}>
        {({ items }) =>
          PHASES.map(phase => (
            <Phase key={phase} phase={phase} items={items.filter(one => one.phase === phase)} />
          ))
        }
      </Answered>
    </section>
  )
}

function Phase({ phase, items }: { phase: Item['phase']; items: readonly Item[] }) {
  const { t, i18n } = useTranslation()
  if (items.length === 0) return null
  return (
    <>
      <h3 className="sub">{t(`fieldwork.phases.${phase}`)}</h3>
      <ul className="plain spaced conduct-items" aria-label={t(`fieldwork.phases.${phase}`)}>
        {items.map(item => (
          <li key={item.code}>
            {item.text[i18n.language as Language]}{' '}
            {!item.required && <span className="chip">{t('fieldwork.whereItApplies')}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
