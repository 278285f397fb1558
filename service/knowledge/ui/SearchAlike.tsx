import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { searchAnswers } from '../contract/search.ts'
import { SearchHits } from './SearchHits.tsx'
import { useTyped } from './useTyped.ts'
import './search.css'

/** More is read by nobody before he writes. */
const SHOWN = 3

/** Answers like the one that is about to be written; asked anew as its title is typed. */
export function SearchAlike(props: { title: string; model: string | null; box: string }) {
  const { title, model, box } = props
  const { t } = useTranslation()
  const { setText, wanted } = useTyped(title)
  useEffect(() => setText(title), [title, setText])
  const list = useRef<HTMLOListElement>(null)
  const query = { text: wanted, limit: SHOWN, ...(model === null ? {} : { model }) }
  const { data } = useAsk(searchAnswers, wanted === '' ? null : { query }, { keep: true })
  if (data === undefined) return null
  if (data.items.length === 0) return <p className="none">{t('knowledge.lists.fromCase.noneAlike')}</p>
  return (
    <>
      <h2>{t('knowledge.lists.fromCase.alike')}</h2>
      <SearchHits
        hits={data.items}
        from={data.from}
        placed={model !== null}
        chosen={false}
        list={list}
        box={box}
        keysTold={false}
      />
    </>
  )
}
