import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { search } from '#core/find/contract.ts'
import { useAsk } from '#core/web/ask.ts'
import { isComposing } from '#core/web/ime.ts'
import { findPlaces } from '../find.ts'
import { FindList, type Hit, optionId } from './FindList.tsx'

/** Long enough that fast typing asks once, short enough not to be felt. */
const PAUSE_MS = 140

/**
 * A box in which typing finds, ↑ ↓ choose and Enter takes. `list`: a name of its own, for two boxes may
 * stand on one page. `start`: what is typed already (the number on the line).
 */
export function FindBox(props: {
  list: string
  label: string
  choose: (hit: Hit) => void
  box?: Ref<InputRef>
  start?: string
  suffix?: ReactNode
  shortcut?: string
  large?: boolean
  typed?: (text: string) => void
  /** What Enter does when nothing was found, said in the list. */
  nobody?: { word: string; take: (text: string) => void }
}) {
  const { list, label, choose, box, start = '', suffix, shortcut, large = false, typed, nobody } = props
  const { t } = useTranslation()
  const { text, setText, wanted, lookNow, setComposing, found, hits, fresh } = useTypedSearch(start)
  const [open, setOpen] = useState(start !== '')
  const [step, setStep] = useState(0)
  // Where nobody is an answer, what is only similar is not taken by a mere Enter.
  const unsure = nobody !== undefined && hits.every(({ how }) => how === 'near') ? 1 : 0
  const at = step - unsure
  const [early, setEarly] = useState(false)
  const shown = open && wanted !== '' && text.trim() !== ''

  const take = (index: number) => {
    const hit = hits[index]
    if (hit) {
      setOpen(false)
      choose(hit)
    } else if (text.trim() !== '') nobody?.take(text)
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (!early || !fresh) return
    setEarly(false)
    if (hits.length === 1 || unsure === 1) latest.current(-unsure)
  }, [early, fresh, hits.length, unsure])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const places = hits.length + unsure
      setStep(places === 0 ? 0 : (step + (event.key === 'ArrowDown' ? 1 : -1) + places) % places)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // Fast fingers press Enter before the answer: the only hit (or nobody) is taken when it comes.
      if (fresh) take(at)
      else {
        lookNow()
        setEarly(true)
      }
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false)
      else setText('')
    }
  }
  return (
    <search className="find">
      <Input
        {...(box === undefined ? {} : { ref: box })}
        size={large ? 'large' : 'middle'}
        value={text}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('desk.find.hint')}
        suffix={text === '' ? suffix : null}
        allowClear
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] ? optionId(list, at) : ''}
        onChange={event => {
          setText(event.target.value)
          setEarly(false)
          typed?.(event.target.value)
          setStep(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <FindList
        id={list}
        shown={shown}
        of={found}
        hits={hits}
        at={at}
        typed={wanted}
        choose={take}
        none={unsure === 1 ? nobody?.word : undefined}
      />
    </search>
  )
}

/**
 * Asks for what is typed after a short pause, never while an input method composes. `fresh`: the hits are
 * those of the text as it stands.
 */
function useTypedSearch(start: string) {
  const [text, setText] = useState(start)
  const [wanted, setWanted] = useState(start.trim())
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing])
  const found = useAsk(search, wanted === '' ? null : { query: { text: wanted } }, { keep: true })
  const hits = wanted === '' ? [] : inOrder(found.data?.hits ?? [])
  const fresh = text.trim() === wanted && found.isSuccess && !found.isPlaceholderData
  return { text, setText, wanted, lookNow: () => setWanted(text.trim()), setComposing, found, hits, fresh }
}

/**
 * Groups in the order of `findPlaces`, each keeping the server's order; kinds without a page are left out.
 */
function inOrder<H extends { kind: string }>(hits: readonly H[]): H[] {
  return Object.keys(findPlaces).flatMap(kind => hits.filter(hit => hit.kind === kind))
}
