import type { InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { findPlaces } from '../find.ts'
import { FindBox } from './FindBox.tsx'
import { useNarrow } from './narrow.ts'

const KEY = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'

/** One box for everything: what is chosen opens. ⌘K or Ctrl-K from anywhere. */
export function SearchBox() {
  const { t } = useTranslation()
  const go = useNavigate()
  const narrow = useNarrow()
  const box = useRef<InputRef>(null)
  useShortcut(() => box.current?.focus({ cursor: 'all' }))
  return (
    <FindBox
      list="find-list"
      label={t('desk.find.label')}
      box={box}
      shortcut="Control+K Meta+K"
      suffix={narrow ? null : <kbd title={t('desk.find.shortcut', { key: KEY })}>{KEY}</kbd>}
      choose={hit => {
        const place = findPlaces[hit.kind]
        if (!place) return
        box.current?.blur()
        go(place(hit.id))
      }}
    />
  )
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
