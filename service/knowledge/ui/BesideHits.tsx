import { WarningOutlined } from '@ant-design/icons'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { digitOf } from '#core/desk/keys.ts'
import type { FoundAnswer } from '../contract/search.ts'
import { Marked } from './Marked.tsx'

/** The answers found, each opened by its digit, by Enter or a press; the arrows go up and down. */
export function BesideHits(props: {
  hits: readonly FoundAnswer[]
  open: (id: string) => void
  list: RefObject<HTMLOListElement | null>
}) {
  const { hits, open, list } = props
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const digit = digitOf(event)
    const chosen = digit === null ? undefined : hits[digit]
    if (chosen !== undefined) {
      event.preventDefault()
      open(chosen.id)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    }
  }
  return (
    <ol className="plain beside-hits" ref={list} onKeyDown={onKeyDown}>
      {hits.map((hit, n) => (
        <li key={hit.id}>
          <button type="button" onClick={() => open(hit.id)}>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
            {n < 9 && <kbd aria-hidden="true">{n + 1}</kbd>}
            <span>
              <strong>
                {hit.safety && <WarningOutlined aria-label={t('knowledge.answer.safety.title')} />}{' '}
                <Marked text={hit.title} marks={hit.marks} />
              </strong>
              <span className="two-lines muted">
                <Marked text={hit.excerpt} marks={hit.marks} />
              </span>
              <span className="small muted">
                {t(`knowledge.use.near.${hit.near}`)} · <Rate of={hit.solvedRate} />
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Rate({ of: { told, solved } }: { of: FoundAnswer['solvedRate'] }) {
  const { t } = useTranslation()
  return told === 0 ? t('knowledge.use.untold') : t('knowledge.use.rate', { count: told, solved })
}

function step(list: HTMLElement, by: 1 | -1) {
  const all = [...list.querySelectorAll('button')]
  const at = all.indexOf(document.activeElement as HTMLButtonElement)
  all[(at + by + all.length) % all.length]?.focus()
}
