import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMay } from '#service/people/ui/session.tsx'
import { swapVisits } from '../contract/replanning.ts'
import { giveVisit, moveWindow } from '../contract.ts'
import { type Doing, isJob, visitOn } from './BoardDialogs.tsx'
import { type At, firstOf, idIn, isOn, placesOf, STEPS, step } from './boardPlaces.ts'
import type { Board } from './visit.ts'

type Asked = {
  board: Board | undefined
  doing: Doing | null
  setDoing: (doing: Doing | null) => void
  turn: (days: number) => void
  today: () => void
}

/** Where keys belong to something else: fields, windows that are open, what pops up. */
const ELSEWHERE =
  'input, textarea, select, [contenteditable], [role=dialog], .ant-popover, .ant-select-dropdown'

/**
 * The keyboard of the board. One place at a time is in the order of Tab (`at`); arrows go from place to
 * place; letters do deeds with the visit that the keyboard is on. `frame` is the board's own element.
 */
export function useBoardKeys(asked: Asked) {
  const { board } = asked
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<At | null>(null)
  const places = board && placesOf(board)
  const at = places ? (seen !== null && isOn(places, seen) ? seen : firstOf(places)) : null
  const letters = useLetters(asked, at)
  const focus = useCallback((to: At | null) => {
    setSeen(to)
    frame.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(to ?? '')}"]`)?.focus()
  }, [])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (
        target.closest(ELSEWHERE) !== null ||
        document.querySelector('.ant-modal-wrap:not([style*="none"])')
      )
        return
      const key = STEPS.find(one => one === event.key)
      const place = target.closest<HTMLElement>('[data-at]')
      if (key && places && at !== null && (place !== null || target === document.body)) {
        event.preventDefault()
        focus(place === null ? at : step(places, place.dataset.at as At, key))
        return
      }
      if (letters(event.key)) event.preventDefault()
    }
    const follow = (event: FocusEvent) => {
      const place = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
      if (place !== null) setSeen(place.dataset.at as At)
    }
    document.addEventListener('keydown', press)
    document.addEventListener('focusin', follow)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('focusin', follow)
    }
  })

  // The visit went to somebody else and was drawn anew there: the keyboard goes with it.
  useEffect(() => {
    if (board && seen !== null && asked.doing === null && document.activeElement === document.body)
      focus(seen)
  }, [board, seen, asked.doing, focus])

  const swapping = asked.doing?.deed === 'swap' ? asked.doing.promiseId : null
  return { frame, at, swapping }
}

/** What letters do with the place where the keyboard is. Answers whether the key meant something. */
function useLetters({ board, doing, setDoing, turn, today }: Asked, at: At | null) {
  const navigate = useNavigate()
  const may = { give: useMay(giveVisit), move: useMay(moveWindow), swap: useMay(swapVisits) }
  const visit = board && at !== null ? visitOn(board, idIn(at)) : undefined
  const live = visit !== undefined && (visit.standing === 'open' || visit.standing === 'broken')
  const swap = (promiseId: string) => {
    if (doing?.deed !== 'swap') return setDoing({ deed: 'swap', promiseId, other: null })
    if (doing.promiseId === promiseId) return setDoing(null)
    setDoing({ ...doing, other: promiseId })
  }
  const general: Record<string, () => void> = {
    '?': () => setDoing({ deed: 'keys' }),
    '？': () => setDoing({ deed: 'keys' }),
    '[': () => turn(-1),
    ']': () => turn(1),
    t: today,
    ...(doing?.deed === 'swap' ? { escape: () => setDoing(null) } : {}),
  }
  const ofVisit: Record<string, () => void> = visit
    ? {
        ...(live && may.give ? { m: () => setDoing({ deed: 'give', promiseId: visit.promiseId }) } : {}),
        ...(live && may.move && Date.parse(visit.window.from) > Date.now()
          ? { w: () => setDoing({ deed: 'move', promiseId: visit.promiseId }) }
          : {}),
        ...(live && may.swap && isJob(visit) ? { s: () => swap(visit.promiseId) } : {}),
        o: () => void navigate(`/cases/${visit.caseId}`),
      }
    : {}
  return (key: string): boolean => {
    const does = { ...general, ...ofVisit }[key.toLowerCase()]
    does?.()
    return does !== undefined
  }
}
