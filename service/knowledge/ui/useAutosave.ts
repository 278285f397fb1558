import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { uuidv7 } from '#core/ids.ts'
import { askKey } from '#core/web/ask.ts'
import { Failure, mayPass } from '#core/web/failure.ts'
import { send } from '#core/web/send.ts'
import { listDrafts, readDraft, saveDraft } from '../contract/drafts.ts'
import type { Typing } from './answerShapes.ts'
import { askBeforeClosing, takeUp, tryOn } from './leftUnsaved.ts'

/** After the last key; while keys go on without a pause, no more than so much typing can be lost. */
const PAUSE_MS = 1500
const MOST_MS = 5000
const RETRY_MS = 5000

export type Saving = {
  state: 'saved' | 'saving' | 'unsaved'
  /** When the server last had everything; null: not yet in this sitting. */
  at: string | null
  failure: Failure | null
  /** The same text would be refused again: it waits for another. */
  gaveUp: boolean
  /**
   * Everything that was typed until now is on the server when it resolves; `anyway`: a draft is there even
   * if nothing was typed yet. Throws a Failure.
   */
  flush: (anyway?: boolean) => Promise<void>
  /** It is being put in force or thrown away. */
  over: boolean
  /** The draft is done with: nothing of it is saved any more. */
  stop: () => Promise<void>
  /** It is not done with after all. */
  goOn: () => void
}

type Kept = { base: number | null; content: Typing }

const same = (one: Kept, other: Kept | null) => one.content === other?.content && one.base === other.base

/**
 * Keeps what is typed as one's own draft on the server: a moment after the last change, when the page is put
 * aside, and when it is left, and then until the server has it. One request at a time, so that an older text
 * never overtakes a newer one.
 */
export function useAutosave(
  id: string,
  base: number | null,
  content: Typing,
  savedAt: string | null,
): Saving {
  const client = useQueryClient()
  const [shown, setShown] = useState<Pick<Saving, 'state' | 'at' | 'failure'>>({
    state: 'saved',
    at: savedAt,
    failure: null,
  })
  const latest = useRef<Kept>({ base, content })
  const kept = useRef<Kept | null>(latest.current)
  const running = useRef<Promise<void> | null>(null)
  const over = useRef(false)
  const tried = useRef<Kept | null>(null)
  latest.current = { base, content }

  const once = useCallback(async () => {
    const sent = latest.current
    const remember = (at: string) =>
      client.setQueryData(askKey(readDraft, { query: { answer: id } }), (old: object | undefined) => ({
        others: [],
        ...old,
        draft: { answer: id, ...sent, savedAt: at },
      }))
    // Whoever comes back before the answer does must find what he left.
    remember(new Date().toISOString())
    const { savedAt } = await send(saveDraft, { params: { id }, body: sent }, { key: uuidv7() })
    remember(savedAt)
    kept.current = sent
    // His list of drafts is asked anew where it is shown next, not at each save.
    void client.invalidateQueries({ queryKey: [listDrafts.url], refetchType: 'none' })
    return savedAt
  }, [client, id])

  const flush = useCallback(
    async (anyway = false) => {
      while (running.current) await running.current.catch(() => {})
      if (over.current || (!anyway && same(latest.current, kept.current))) return
      setShown(old => ({ ...old, state: 'saving' }))
      tried.current = latest.current
      const saving = once().then(
        at =>
          setShown({ state: same(latest.current, kept.current) ? 'saved' : 'unsaved', at, failure: null }),
        error => {
          setShown(old => ({ ...old, state: 'unsaved', failure: error instanceof Failure ? error : null }))
          throw error
        },
      )
      running.current = saving.finally(() => {
        running.current = null
      })
      await running.current
    },
    [once],
  )

  useEffect(() => {
    if (!takeUp(id)) return
    kept.current = null
    setShown(old => ({ ...old, state: 'unsaved' }))
  }, [id])
  const dirty = !same(latest.current, kept.current)
  const again = tried.current !== null && same(tried.current, latest.current)
  const gaveUp = shown.failure !== null && !mayPass(shown.failure) && again
  useSavingInTime(flush, latest.current, dirty && !gaveUp, shown.failure)
  useNotLost(id, flush, dirty && !over.current)
  return {
    ...shown,
    gaveUp,
    state: dirty && shown.state === 'saved' ? 'unsaved' : shown.state,
    flush,
    over: over.current,
    stop: async () => {
      over.current = true
      await running.current?.catch(() => {})
    },
    goOn: () => {
      over.current = false
    },
  }
}

/** When it is time: after a pause in typing, again after a failure, when the page is put aside or left. */
function useSavingInTime(flush: () => Promise<void>, typed: Kept, dirty: boolean, failure: Failure | null) {
  const quietly = useCallback(() => void flush().catch(() => {}), [flush])
  const since = useRef<number | null>(null)
  const { content, base } = typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change starts the pause anew
  useEffect(() => {
    if (!dirty) {
      since.current = null
      return
    }
    since.current ??= Date.now()
    const left = Math.max(0, since.current + MOST_MS - Date.now())
    const timer = setTimeout(
      () => {
        since.current = null
        quietly()
      },
      failure === null ? Math.min(PAUSE_MS, left) : RETRY_MS,
    )
    return () => clearTimeout(timer)
  }, [content, base, dirty, failure, quietly])
  useEffect(() => {
    const aside = () => document.visibilityState === 'hidden' && quietly()
    document.addEventListener('visibilitychange', aside)
    return () => document.removeEventListener('visibilitychange', aside)
  }, [quietly])
}

/** A tab that is closed asks first; a page that is left within the desk goes on trying without it. */
function useNotLost(id: string, flush: () => Promise<void>, dirty: boolean) {
  useEffect(() => (dirty ? askBeforeClosing() : undefined), [dirty])
  useEffect(() => () => void flush().catch(fault => mayPass(fault) && tryOn(id, flush)), [id, flush])
}
