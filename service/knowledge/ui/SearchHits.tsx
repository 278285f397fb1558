import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { digitOf } from '#core/desk/keys.ts'
import { useWhen } from '#core/web/when.ts'
import { CHOSEN_AMONG, type FoundAnswer, type FoundAnswers } from '../contract/search.ts'
import { boostPercent } from '../rules/solved.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { Marked } from './Marked.tsx'

/**
 * What was found, best first. The arrows go from one to the next and back into the box; digits open, from the
 * box with Alt.
 */
export function SearchHits(props: {
  hits: readonly FoundAnswer[]
  from: FoundAnswers['from']
  /** A device, a model or a line was said: then each hit says how near it is. */
  placed: boolean
  /** By kind or confidence: more than these were not among the nearest. */
  chosen: boolean
  list: RefObject<HTMLOListElement | null>
  /** The id of the box above. */
  box: string
  /** Its keys (`keysOfBox`) are told below the hits. */
  keysTold: boolean
}) {
  const { hits, from, placed, chosen, list, box, keysTold } = props
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const links = [...event.currentTarget.querySelectorAll('a')]
    const digit = digitOf(event) ?? digitOf(event, true)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (digit !== null && links[digit]) {
      event.preventDefault()
      links[digit].click()
    } else if (step !== 0) {
      event.preventDefault()
      const next = links.findIndex(link => link === document.activeElement) + step
      const there = next < 0 ? document.getElementById(box) : links[Math.min(next, links.length - 1)]
      there?.focus()
    }
  }
  return (
    <>
      {from === 'database' && (
        <p className="answer-building" role="status">
          {t('knowledge.lists.search.building')}
        </p>
      )}
      {chosen && (
        <p className="muted small answer-keys">
          {t('knowledge.lists.search.ofNearest', { most: CHOSEN_AMONG })}
        </p>
      )}
      <p className="for-readers" role="status">
        {t('knowledge.lists.search.found', { count: hits.length })}
      </p>
      <ol
        className="answer-hits"
        aria-label={t('knowledge.lists.search.shortcuts')}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {hits.map((hit, n) => (
          <SearchHit key={hit.id} hit={hit} placed={placed} digit={n < 9 ? n + 1 : null} />
        ))}
      </ol>
      {keysTold && hits.length > 0 && (
        <p className="muted small answer-keys">{t('knowledge.lists.search.keys')}</p>
      )}
    </>
  )
}

/** Keys of the box above: down into the hits, Enter to the first, Alt and a digit to any. */
export function keysOfBox(event: KeyboardEvent, list: HTMLOListElement | null): void {
  const links = [...(list?.querySelectorAll('a') ?? [])]
  const digit = digitOf(event, true)
  if (event.key === 'ArrowDown') links[0]?.focus()
  else if (event.key === 'Enter') links[0]?.click()
  else if (digit !== null && links[digit]) links[digit].click()
  else return
  event.preventDefault()
}

function SearchHit(props: { hit: FoundAnswer; placed: boolean; digit: number | null }) {
  const { hit, placed, digit } = props
  const { t } = useTranslation()
  const { title, excerpt, marks, near, kind, lines, models, safety } = hit
  const of = [...models, ...lines].map(({ name }) => name).join(' · ')
  return (
    <li>
      {digit !== null && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus
        <kbd aria-hidden="true">{digit}</kbd>
      )}
      <div>
        <Link to={`/answers/${hit.id}`}>
          <Marked text={title} marks={marks} />
        </Link>
        <p>
          <Marked text={excerpt} marks={marks} />
        </p>
        <div className="in-a-row small">
          {placed && (
            <span className={`chip ${near === 'model' || near === 'line' ? 'good' : ''}`}>
              {t(`knowledge.lists.search.near.${near}`)}
            </span>
          )}
          <ConfidenceChip confidence={hit.confidence} />
          {kind === 'lesson' && <span className="chip">{t('knowledge.kinds.lesson')}</span>}
          {safety && <span className="chip bad">{t('knowledge.lists.search.safety')}</span>}
          <HitRate of={hit.solvedRate} />
          {of !== '' && <span className="muted">{of}</span>}
          <span className="muted figures">{t('knowledge.answer.number', { number: hit.number })}</span>
        </div>
      </div>
    </li>
  )
}

/** How often it solved the trouble by phone; what that does to its rank is told on the cursor. */
function HitRate({ of: { told, solved, low } }: { of: FoundAnswer['solvedRate'] }) {
  const { t } = useTranslation()
  const { number } = useWhen()
  if (told === 0) return <span className="muted">{t('knowledge.lists.search.untold')}</span>
  const percent = boostPercent(solved, told)
  const why =
    percent === 0
      ? t('knowledge.lists.search.noBoost', { told, solved })
      : t('knowledge.lists.search.boost', {
          told,
          solved,
          percent,
          low: `${number(Math.round((low ?? 0) * 100))}%`,
        })
  return <span title={why}>{t('knowledge.lists.search.solved', { told, solved })}</span>
}
