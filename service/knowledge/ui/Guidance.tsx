import { ArrowLeftOutlined, CarOutlined, CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { digitOf } from '#core/desk/keys.ts'
import type { Content, Step } from '../contract/shapes.ts'
import type { End } from '../rules/content.ts'
import { replies, type Walk } from '../rules/guidance.ts'
import './answer.css'
import { pictureAt } from './Markdown.tsx'
import { useWalk, type Walking } from './useWalk.ts'

/**
 * 电话指导 with the customer on the line: one step at a time, his replies as large buttons (keys 1 to 8), back
 * by Backspace, the way so far above. `onEnd` hears how it ended and the way there, a line for each step;
 * `onWalk` where they stand, at each step.
 */
export function Guidance(props: {
  content: Pick<Content, 'steps'>
  onEnd?: (end: End, way: string[]) => void
  onWalk?: (walk: Walk) => void
  /** The keys work wherever the cursor is on the page, except where one types. */
  everywhere?: boolean
}) {
  const { content, onEnd, onWalk, everywhere = false } = props
  const { t } = useTranslation()
  const walking = useWalk(content.steps, onEnd)
  const { walk } = walking
  useEffect(() => onWalk?.(walk), [walk, onWalk])
  const said = useRef<HTMLDivElement>(null)
  const steps = walk.way.length
  const began = useRef(steps)
  useEffect(() => {
    if (began.current !== steps) said.current?.focus({ preventScroll: false })
    began.current = steps
  }, [steps])
  const own = useRef<HTMLElement>(null)
  useEverywhere(everywhere, own)
  if (content.steps.length === 0) return null
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = digitOf(event)
    if (digit !== null) {
      event.preventDefault()
      walking.reply(digit)
    } else if (event.key === 'Backspace' && !event.repeat) {
      event.preventDefault()
      walking.back()
    }
  }
  return (
    <section
      ref={own}
      className="panel guidance"
      aria-label={t('knowledge.answer.guidance.title')}
      onKeyDown={onKeyDown}
    >
      <div className="panel-head">
        <h2>{t('knowledge.answer.guidance.title')}</h2>
        <span className="muted small deed-keys">{t('knowledge.answer.guidance.keys')}</span>
      </div>
      <Way steps={content.steps} walk={walk} back={walking.back} />
      <div ref={said} tabIndex={-1} className="guidance-now" aria-live="polite">
        <Now walk={walk} walking={walking} />
      </div>
    </section>
  )
}

/** Keys pressed elsewhere on the page are handed on; never those of a field or of another window. */
function useEverywhere(on: boolean, own: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!on) return
    const hand = (event: globalThis.KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || own.current?.contains(at)) return
      if (at?.closest('input, textarea, select, [contenteditable], .ant-select')) return
      const window = at?.closest('[role=dialog]')
      if (window && !window.contains(own.current)) return
      const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event
      const same = { key, code, altKey, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }
      own.current?.dispatchEvent(new globalThis.KeyboardEvent('keydown', same))
    }
    document.addEventListener('keydown', hand)
    return () => document.removeEventListener('keydown', hand)
  }, [on, own])
}

/** What was said and replied so far; pressing one goes back to it. */
function Way(props: { steps: readonly Step[]; walk: Walk; back: (many: number) => void }) {
  const { steps, walk, back } = props
  const { t } = useTranslation()
  if (walk.way.length === 0) return null
  return (
    <ol className="guidance-way" aria-label={t('knowledge.answer.guidance.way')}>
      {walk.way.map(({ step, reply }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be come to twice
        <li key={n}>
          <button
            type="button"
            title={t('knowledge.answer.guidance.backTo')}
            onClick={() => back(walk.way.length - n)}
          >
            {steps.find(one => one.id === step)?.say}
          </button>
          {reply !== null && <strong>{reply}</strong>}
        </li>
      ))}
    </ol>
  )
}

function Now({ walk, walking }: { walk: Walk; walking: Walking }) {
  const { now } = walk
  if ('step' in now) return <ToSay step={now.step} walking={walking} first={walk.way.length === 0} />
  return <Ended end={'end' in now ? now.end : null} walking={walking} />
}

function ToSay({ step, walking, first }: { step: Step; walking: Walking; first: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="guidance-say">{step.say}</p>
      {step.picture && (
        <img className="guidance-picture" src={pictureAt(step.picture)} alt={t('knowledge.answer.picture')} />
      )}
      <div className="guidance-replies">
        {replies(step).map(({ reply }, n) => (
          <Button key={reply ?? ''} size="large" onClick={() => walking.reply(n)}>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
            <kbd aria-hidden="true">{n + 1}</kbd>
            <span>{reply ?? t('knowledge.answer.guidance.next')}</span>
          </Button>
        ))}
      </div>
      <div className="in-a-row guidance-else">
        {!first && (
          <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={() => walking.back()}>
            {t('knowledge.answer.guidance.back')}
          </Button>
        )}
        <Button type="text" onClick={() => walking.end('solved')}>
          {t('knowledge.answer.guidance.solvedNow')}
        </Button>
        <Button type="text" onClick={() => walking.end('visit')}>
          {t('knowledge.answer.guidance.visitNow')}
        </Button>
      </div>
    </>
  )
}

/** `null`: the steps lead on no further, which the editor does not let through; a draft may. */
function Ended({ end, walking }: { end: End | null; walking: Walking }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={end === 'solved' ? 'guidance-end good' : 'guidance-end'}>
        {end === 'solved' ? <CheckCircleOutlined aria-hidden /> : <CarOutlined aria-hidden />}
        {t(`knowledge.answer.guidance.ends.${end ?? 'lost'}`)}
      </p>
      <div className="in-a-row">
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => walking.back()}>
          {t('knowledge.answer.guidance.back')}
        </Button>
        <Button onClick={walking.again}>{t('knowledge.answer.guidance.again')}</Button>
      </div>
    </>
  )
}
