import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '#core/desk/states.tsx'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { isComposing } from '#core/web/ime.ts'
import { searchAnswers } from '../contract/search.ts'
import { LONGEST_ASKED } from '../rules/not-found.ts'
import { ListsBrowse } from './ListsBrowse.tsx'
import { ListsShelf } from './ListsShelf.tsx'
import { NotFoundNote } from './NotFoundNote.tsx'
import { SearchFilters } from './SearchFilters.tsx'
import { keysOfBox, SearchHits } from './SearchHits.tsx'
import { useSought } from './useSought.ts'
import { useTyped } from './useTyped.ts'
import './search.css'

const SHOWN = 20

/** 答复中心's own search: the box, what is found while one types, and what lies on top before that. */
export function SearchAnswers() {
  const { t, i18n } = useTranslation()
  const { sought, seek } = useSought()
  const { q, ...narrowed } = sought
  const { text, setText, wanted, settled, setComposing } = useTyped(q)
  const list = useRef<HTMLOListElement>(null)
  // The address says what was asked: who comes back from an answer finds the same hits.
  useEffect(() => {
    if (wanted !== q) seek({ q: wanted, ...(wanted === '' ? {} : { fault: null }) })
  }, [wanted, q, seek])
  const { fault: _, confidence, ...query } = narrowed
  const chosen = (confidence ?? query.kind) !== undefined
  // What was put away is found by no words; it is listed.
  const listed = wanted === '' || confidence === 'archived'
  const asked = { ...query, text: wanted, reads: i18n.language as Language, limit: SHOWN }
  const question = listed ? null : { query: { ...asked, ...(confidence && { confidence }) } }
  const found = useAsk(searchAnswers, question, { keep: true })
  const fresh = settled && found.isSuccess && !found.isPlaceholderData
  const enterEarly = useEarlyEnter(text, fresh, list)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') setText('')
    // What is on the page answers older words until the hits are fresh: Enter would open another answer.
    else if (fresh) keysOfBox(event, list.current)
    else if (event.key === 'Enter') enterEarly()
  }
  return (
    <>
      <search className="answer-search">
        <Input
          autoFocus
          id="answer-search"
          size="large"
          value={text}
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('knowledge.lists.search.hint')}
          aria-label={t('knowledge.lists.search.label')}
          allowClear
          maxLength={LONGEST_ASKED}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setText(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
        <SearchFilters />
      </search>
      {wanted !== '' && listed && <p className="muted">{t('knowledge.lists.search.archived')}</p>}
      {listed && (Object.keys(narrowed).length > 0 ? <ListsBrowse of={narrowed} /> : <ListsShelf />)}
      {!listed && (
        <Answered of={found}>
          {({ items, from }) => (
            <section className="panel flush" aria-busy={!fresh}>
              <SearchHits
                hits={items}
                from={from}
                placed={Boolean(query.device ?? query.model ?? query.line)}
                chosen={chosen && items.length < SHOWN}
                list={list}
                box="answer-search"
                keysTold
              />
              <NotFoundNote
                key={wanted}
                text={wanted}
                model={narrowed.model ?? null}
                hits={fresh && !chosen ? items.length : null}
                sure={from === 'index'}
              />
            </section>
          )}
        </Answered>
      )}
    </>
  )
}

/** Fast fingers press Enter before the answer: the first hit is opened when it comes, unless they type on. */
function useEarlyEnter(text: string, fresh: boolean, list: RefObject<HTMLOListElement | null>) {
  const [early, setEarly] = useState<string | null>(null)
  useEffect(() => {
    if (early === null || (early === text && !fresh)) return
    setEarly(null)
    if (early === text) list.current?.querySelector('a')?.click()
  }, [early, text, fresh, list])
  return () => setEarly(text)
}
