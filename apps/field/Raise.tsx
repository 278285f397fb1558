import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import type { Raising } from '#service/promises/contract/raisings.ts'
import { useDraft } from './draft.ts'
import { caseRaisings, raiseCase } from './endpoints.ts'
import { Trouble } from './parts.tsx'

type Why = Raising['why']
/** Each reason, by the look of its chip: the contract's own list would bring zod with it. */
const CHIPS: Record<Why, string> = { damage: 'chip seal', vulnerable: 'chip' }
const WHYS = Object.keys(CHIPS) as Why[]

/** 升高一级: what he sees at the door that nobody heard on the phone. One quiet line until it is needed. */
export function Raise({ caseId, ended }: { caseId: string; ended: boolean }) {
  const { data } = useAsk(caseRaisings, { params: { id: caseId } })
  const [open, setOpen] = useState(false)
  const { t } = useTranslation()
  if (data === undefined) return null
  const left = WHYS.filter(why => data.items.every(one => one.why !== why))
  return (
    <>
      <AlreadyRaised items={data.items} />
      {!ended && left.length > 0 && (
        <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('promises.raised.raise')}
        </button>
      )}
      {open && left.length > 0 && <RaiseForm caseId={caseId} left={left} done={() => setOpen(false)} />}
    </>
  )
}

function AlreadyRaised({ items }: { items: Reply<typeof caseRaisings>['items'] }) {
  const { t } = useTranslation()
  return items.map(({ why, words }) => (
    <p key={why}>
      <span className={CHIPS[why]}>{t(`promises.raised.chips.${why}`)}</span>{' '}
      <span className="words">{words}</span>
    </p>
  ))
}

function RaiseForm(props: { caseId: string; left: readonly Why[]; done: () => void }) {
  const { caseId, left, done } = props
  const { t } = useTranslation()
  const [why, setWhy] = useState(left[0])
  const { value, change, forget } = useDraft(`raise ${caseId}`, { words: '' })
  const { tell, telling, failure } = useTell(raiseCase)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const body: Raising = why === 'damage' ? { why, words: value.words } : { why: 'vulnerable' }
    if (!(await tell({ params: { id: caseId }, body }).catch(() => null))) return
    forget()
    done()
  }
  return (
    <form onSubmit={event => void send(event)}>
      <fieldset>
        <legend>{t('promises.raised.why')}</legend>
        {left.map(one => (
          <label className="tick" key={one}>
            <input type="radio" name="why" checked={why === one} onChange={() => setWhy(one)} />
            {t(`promises.raised.whys.${one}`)}
          </label>
        ))}
      </fieldset>
      {why === 'damage' ? (
        <label>
          {t('promises.raised.lost')}
          <textarea
            required
            rows={2}
            maxLength={500}
            placeholder={t('promises.raised.lostHint')}
            value={value.words}
            onChange={event => change({ words: event.target.value })}
          />
        </label>
      ) : (
        <p className="muted">{t('promises.raised.onlyThis')}</p>
      )}
      <p className="muted">{t('promises.raised.effect')}</p>
      <Trouble failure={failure} />
      <button type="submit" className="main large" disabled={telling}>
        {t('promises.raised.raise')}
      </button>
    </form>
  )
}
