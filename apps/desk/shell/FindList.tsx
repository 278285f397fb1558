import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Awaited } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { search } from '#core/find/contract.ts'
import { useCodes } from '#core/web/codes.ts'
import { matched } from './matched.ts'

type Found = Reply<typeof search>
export type Hit = Found['hits'][number]

/** The server's bound when none is asked for (core/find/contract.ts): there may be more. */
const MOST = 20

export const optionId = (list: string, index: number) => `${list}-${index}`

/** The hits below the search box, grouped by kind, the typed part marked. */
export function FindList(props: {
  id: string
  shown: boolean
  of: Awaited<Found>
  hits: readonly Hit[]
  at: number
  typed: string
  choose: (index: number) => void
  /** What Enter does while none of them is chosen. */
  none?: string | undefined
}) {
  const { id, shown, of, hits, at, typed, choose, none } = props
  const { t } = useTranslation()
  const { say, explain } = useCodes()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown) list.current?.querySelector(`#${optionId(id, at)}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at, shown])
  if (!shown) return null
  const note = of.error ? explain(of.error) : of.isPending ? t('web.loading') : noteOf(hits)
  const kinds = [...new Set(hits.map(hit => hit.kind))]
  // biome-ignore-start lint/a11y/noStaticElementInteractions: pressing the mouse here must not leave the box
  // biome-ignore-start lint/a11y/useKeyWithClickEvents: the keys are the box's: ↑ ↓ Enter (combobox pattern)
  // biome-ignore-start lint/a11y/useFocusableInteractive: focus stays in the box, which points here
  return (
    <div ref={list} className="find-list" onMouseDown={event => event.preventDefault()} role="presentation">
      <div id={id} role="listbox" aria-label={t('desk.find.label')}>
        {kinds.map(kind => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element
          <div key={kind} role="group" aria-label={say('finds', kind) ?? kind}>
            <span aria-hidden="true">{say('finds', kind) ?? kind}</span>
            {hits.map((hit, index) =>
              hit.kind === kind ? (
                <div
                  key={hit.id}
                  id={optionId(id, index)}
                  role="option"
                  aria-selected={index === at}
                  className="find-hit"
                  onClick={() => choose(index)}
                >
                  <Marked text={hit.title} typed={typed} />
                  <small>
                    <Marked text={hit.detail} typed={typed} />
                  </small>
                </div>
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="find-note" role="status">
        {note}
      </p>
    </div>
  )
  // biome-ignore-end lint/a11y/useFocusableInteractive: above
  // biome-ignore-end lint/a11y/useKeyWithClickEvents: above
  // biome-ignore-end lint/a11y/noStaticElementInteractions: above

  function noteOf(some: readonly Hit[]): string {
    const nobody = none === undefined ? '' : ` ${none}`
    if (some.length === 0) return t('desk.find.none', { text: typed }) + nobody
    const count = t(some.length < MOST ? 'desk.find.found' : 'desk.find.first', { count: some.length })
    const similar = some.every(hit => hit.how === 'near') ? `${t('desk.find.fuzzy')} · ` : ''
    return `${similar}${count} · ${t('desk.find.keys')}${nobody}`
  }
}

function Marked({ text, typed }: { text: string; typed: string }) {
  let offset = 0
  return (
    <span>
      {matched(text, typed).map(piece => {
        const key = offset
        offset += piece.text.length
        return piece.matched ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
      })}
    </span>
  )
}
