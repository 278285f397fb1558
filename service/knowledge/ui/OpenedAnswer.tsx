import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { Failure } from '#core/web/failure.ts'
import { isComposing } from '#core/web/ime.ts'
import { readAnswer } from '../contract/answers.ts'
import type { Walk } from '../rules/guidance.ts'
import { ConfidenceChip } from './AnswerHead.tsx'
import { type AnswerRead, contentOf } from './answerShapes.ts'
import { Guidance } from './Guidance.tsx'
import { Markdown } from './Markdown.tsx'
import { SafetyStop } from './SafetyStop.tsx'
import type { Told } from './toldWords.ts'

/** How it goes on after the customer was told: each by one key. */
const KEYS = { solved: 'S', visit: 'V', tries: 'T', send: 'M' } as const
export type Way = keyof typeof KEYS
/** What the page does then; a way that it has no deed for is not offered. What fails is told beside them. */
export type Deeds = Partial<Record<Way, (told: Told) => void | Promise<void>>>

/** One answer beside the work: what must not be done, the guidance walked in place, then how it went. */
export function OpenedAnswer({ id, ...on }: { id: string; deeds: Deeds; close: () => void }) {
  const asked = useAsk(readAnswer, { params: { id } })
  return (
    <Answered of={asked} waiting={<Waiting rows={5} />}>
      {answer => <Opened answer={answer} {...on} />}
    </Answered>
  )
}

function Opened({ answer, deeds, close }: { answer: AnswerRead; deeds: Deeds; close: () => void }) {
  const { t } = useTranslation()
  const content = contentOf(answer.content)
  const [walk, setWalk] = useState<Walk | null>(null)
  const part = useRef<HTMLDivElement>(null)
  useEffect(
    () => part.current?.querySelector<HTMLElement>('.guidance-now, .beside-deeds button')?.focus(),
    [],
  )
  const end = walk && 'end' in walk.now ? walk.now.end : null
  useEffect(() => {
    // Where the guidance has led, Enter says so.
    if (end !== null) part.current?.querySelector<HTMLElement>(`[data-way="${end}"]`)?.focus()
  }, [end])
  const offered = ways(deeds).filter(way => way !== 'send' || answer.audience === 'customer')
  const { doing, failure, run } = useRunning()
  const does = (way: Way) => run(way, () => deeds[way]?.({ answer, way: walk?.way ?? [] }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const way = offered.find(one => event.code === `Key${KEYS[one]}`)
    if (way === undefined) return
    event.preventDefault()
    does(way)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within, which are the controls
    <div ref={part} onKeyDown={onKeyDown} className="beside-opened">
      <p>
        <strong>{content.title}</strong> <ConfidenceChip confidence={answer.confidence} />
      </p>
      <SafetyStop safety={content.safety} />
      <Guidance content={content} onWalk={setWalk} />
      {content.body !== '' && <Markdown body={content.body} />}
      <div className="in-a-row beside-deeds">
        <Trouble failure={failure} />
        {offered.map(way => (
          <Button
            key={way}
            data-way={way}
            type={way === 'solved' ? 'primary' : 'default'}
            aria-keyshortcuts={KEYS[way]}
            loading={doing === way}
            onClick={() => does(way)}
          >
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
            <kbd aria-hidden="true">{KEYS[way]}</kbd>
            {t(`knowledge.use.${way}`)}
          </Button>
        ))}
        <Button type="text" onClick={close} aria-keyshortcuts="Escape">
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
          <kbd aria-hidden="true">Esc</kbd>
          {t('knowledge.use.back')}
        </Button>
        <Link to={`/answers/${answer.id}`} target="_blank">
          {t('knowledge.use.whole')}
        </Link>
      </div>
    </div>
  )
}

/** One deed at a time, and why the last one was not done. */
function useRunning() {
  const [doing, setDoing] = useState<Way | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (way: Way, deed: () => void | Promise<void>) => {
    if (doing !== null) return
    setDoing(way)
    setFailure(null)
    try {
      await deed()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
    } finally {
      setDoing(null)
    }
  }
  return { doing, failure, run }
}

const ways = (deeds: Deeds) => (Object.keys(KEYS) as Way[]).filter(way => deeds[way] !== undefined)
