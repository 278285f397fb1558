import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { search } from '#core/find/contract.ts'
import { useAsk } from '#core/web/ask.ts'
import { isComposing } from '#core/web/ime.ts'
import { findPlaces } from '../find.ts'
import { FindList, optionId } from './FindList.tsx'

/** Long enough that fast typing asks once, short enough not to be felt. */
const PAUSE_MS = 140
const LIST = 'find-list'

/** One box for everything: typing finds, ↑ ↓ choose, Enter opens. ⌘K or Ctrl-K from anywhere. */
export function SearchBox() {
  const { t } = useTranslation()
  const go = useNavigate()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const [composing, setComposing] = useState(false)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  useShortcut(() => box.current?.focus({ cursor: 'all' }))

  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing])

  const found = useAsk(search, wanted === '' ? null : { query: { text: wanted } }, { keep: true })
  const hits = wanted === '' ? [] : inOrder(found.data?.hits ?? [])
  const shown = open && wanted !== '' && text.trim() !== ''

  const choose = (index: number) => {
    const hit = hits[index]
    const place = hit && findPlaces[hit.kind]
    if (!hit || !place) return
    setOpen(false)
    box.current?.blur()
    go(place(hit.id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(hits.length === 0 ? 0 : (at + step + hits.length) % hits.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // Answers of an earlier text are still on the page: ask now instead of opening the wrong thing.
      if (text.trim() !== wanted) setWanted(text.trim())
      else if (!found.isPlaceholderData) choose(at)
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false)
      else setText('')
    }
  }
  return (
    <search className="find">
      <Input
        ref={box}
        value={text}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('desk.find.hint')}
        allowClear
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={t('desk.find.label')}
        aria-keyshortcuts="Control+K Meta+K"
        aria-expanded={shown}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] ? optionId(at) : ''}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <FindList id={LIST} shown={shown} of={found} hits={hits} at={at} typed={wanted} choose={choose} />
    </search>
  )
}

/** Groups in the order of `findPlaces`, each keeping the server's order; kinds without a page are left out. */
function inOrder<H extends { kind: string }>(hits: readonly H[]): H[] {
  return Object.keys(findPlaces).flatMap(kind => hits.filter(hit => hit.kind === kind))
}

function useShortcut(pressed: () => void) {
  const latest = useRef(pressed)
  latest.current = pressed
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
