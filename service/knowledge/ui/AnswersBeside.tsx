import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusFirst, onceDrawn } from '#core/desk/keys.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { searchAnswers } from '../contract/search.ts'
import { BesideHits } from './BesideHits.tsx'
import './beside.css'
import { NotFoundBeside } from './NotFoundBeside.tsx'
import { type Deeds, OpenedAnswer } from './OpenedAnswer.tsx'

/** Somebody types while the customer speaks: long enough that a word asks once. */
const PAUSE_MS = 300
const SHOWN = 8
const MOST_CHARACTERS = 200

/**
 * Answers to what is being written down, beside it: found as it is typed, opened and walked in place. Alt-A
 * comes here from anywhere on the page, Esc goes back to the list and then out again (`leave`).
 */
export function AnswersBeside(props: {
  text: string
  device: string | undefined
  deeds: Deeds
  leave?: () => void
}) {
  const { text, device, deeds, leave } = props
  const { t } = useTranslation()
  const [opened, setOpened] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const part = useRef<HTMLElement>(null)
  useAltA(() => focusFirst(list.current ?? part.current))
  const { typed, hits, state, failure } = useFound(text, device)
  const { explain } = useCodes()
  const close = () => {
    setOpened(null)
    onceDrawn(() => focusFirst(list.current))
  }
  return (
    <section
      ref={part}
      className="panel beside"
      aria-label={t('knowledge.use.beside')}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (opened === null) leave?.()
        else close()
      }}
    >
      <div className="panel-head">
        <h2>{t('knowledge.use.beside')}</h2>
        <span className="muted small deed-keys">{t('knowledge.use.keys')}</span>
      </div>
      {opened !== null ? (
        <OpenedAnswer key={opened} id={opened} deeds={deeds} close={close} />
      ) : (
        <>
          <p className="muted beside-state" role="status">
            {failure === null ? state && t(`knowledge.use.${state}`) : explain(failure)}
          </p>
          <BesideHits hits={hits} open={setOpened} list={list} />
          {typed !== '' && failure === null && <NotFoundBeside key={typed} text={typed} device={device} />}
        </>
      )}
    </section>
  )
}

function useFound(text: string, device: string | undefined) {
  const { i18n } = useTranslation()
  const typed = useSettled(text.trim().slice(0, MOST_CHARACTERS), PAUSE_MS)
  const reads = i18n.language as Language
  const query = { text: typed, reads, limit: SHOWN, ...(device === undefined ? {} : { device }) }
  const asked = useAsk(searchAnswers, typed === '' ? null : { query }, { keep: true })
  const hits = typed === '' ? [] : (asked.data?.items ?? [])
  const failure = typed === '' ? null : asked.error
  return { typed, hits, state: stateOf(typed, asked.data, hits.length), failure }
}

type State = 'typeMore' | 'searching' | 'rebuilding' | 'none'

function stateOf(typed: string, found: { from: string } | undefined, count: number): State | null {
  if (typed === '') return 'typeMore'
  if (found === undefined) return 'searching'
  if (found.from === 'database') return 'rebuilding'
  return count === 0 ? 'none' : null
}

/** The last value that stood for a while. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(waiting)
  }, [value, ms])
  return settled
}

/** The key counts, not its sign: with Alt a Mac writes another one. */
function useAltA(go: () => void) {
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyA' || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
