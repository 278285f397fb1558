import { Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { suggestions } from '../contract.ts'
import './dispatch.css'
import { Instead, OtherDays, useAlternatives } from './Instead.tsx'
import {
  type Candidate,
  isTaken,
  PLAN_CHANGES,
  passedBy,
  SENDING_CHANGES,
  type Span,
  type Suggested,
  type VisitValue,
} from './visit.ts'

/** `freeing`: the promised window that somebody is looked for; who is planned for it counts as free. */
export type About = { case: string; freeing?: string } | { device?: string; customer?: string }

const changes = {
  on: [...PLAN_CHANGES, ...SENDING_CHANGES],
}

/**
 * Who can go in the window: the best suited first, each with his grounds and free times; who cannot, with the
 * reason. `fixed`: the window was told to the customer and is not for choosing here.
 */
export function Candidates(props: {
  about: About
  window: Span
  value: VisitValue
  onChange: (value: VisitValue) => void
  fixed?: boolean
}) {
  const { about, window, value, onChange, fixed = false } = props
  const { t } = useTranslation()
  const { explain } = useCodes()
  const question = { ...about, ...window, minutes: value.minutes }
  const { data, error, isPending, refetch } = useAsk(suggestions, { query: question }, changes)
  const alternatives = useAlternatives(refetch)
  useStillFree(data, value, onChange)
  if (error && data === undefined) return <p className="trouble-text">{explain(error)}</p>
  if (isPending || data === undefined) return <Waiting rows={3} />
  const able = data.ranked.filter(({ skip }) => skip === null)
  const chosen = able.find(({ technician }) => technician.id === value.technicianId) ?? able[0]
  const choose = (technicianId: string, startsAt: string | null) =>
    onChange({ ...value, technicianId, startsAt })
  return (
    <div className="candidates">
      {alternatives && <Instead of={alternatives} {...{ value, onChange, fixed }} />}
      {able.length === 0 && <p className="trouble-text">{t('dispatch.nobody')}</p>}
      <Radio.Group
        aria-label={t('dispatch.who')}
        className="candidate-list"
        value={chosen?.technician.id ?? null}
        onChange={event => choose(event.target.value, null)}
      >
        {able.map(one => (
          <Able
            key={one.technician.id}
            of={one}
            chosen={one === chosen}
            begins={fixed && one === able[0]}
            value={value}
            choose={choose}
          />
        ))}
      </Radio.Group>
      <Skipped of={data.ranked.filter(({ skip }) => skip !== null)} />
      {passedBy(data.ranked, chosen?.technician.id ?? null) && <WhyNot value={value} onChange={onChange} />}
      {!fixed && able.length === 0 && <OtherDays of={data} value={value} onChange={onChange} />}
    </div>
  )
}

/** What was chosen and is free no more is chosen no more: it would be sent, and refused, again. */
function useStillFree(
  data: Suggested | undefined,
  value: VisitValue,
  onChange: (value: VisitValue) => void,
): void {
  const taken = data !== undefined && isTaken(data, value)
  useEffect(() => {
    if (taken) onChange({ ...value, technicianId: null, startsAt: null })
  }, [taken, value, onChange])
}

function WhyNot({ value, onChange }: { value: VisitValue; onChange: (value: VisitValue) => void }) {
  const { t } = useTranslation()
  return (
    <label className="why" htmlFor="why-not">
      <span>{t('dispatch.why')}</span>
      <Input
        id="why-not"
        value={value.why}
        maxLength={500}
        autoComplete="off"
        placeholder={t('dispatch.whyHint')}
        onChange={event => onChange({ ...value, why: event.target.value })}
      />
    </label>
  )
}

function Able(props: {
  of: Candidate
  chosen: boolean
  /** The cursor is here as soon as it is drawn. */
  begins: boolean
  value: VisitValue
  choose: (technician: string, startsAt: string | null) => void
}) {
  const { of, chosen, begins, value, choose } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { technician, grounds, near, starts } = of
  const first = starts[0]
  return (
    <div className={chosen ? 'candidate chosen' : 'candidate'}>
      <Radio value={technician.id} autoFocus={begins}>
        {technician.name} <span className="chip">{t(`dispatch.grounds.${grounds}`)}</span>
        {near && <span className="muted small">{t(`dispatch.near.${near}`)}</span>}
      </Radio>
      {chosen && first !== undefined ? (
        <Select<string>
          size="small"
          aria-label={t('dispatch.starts')}
          value={starts.find(start => start === value.startsAt) ?? first}
          options={starts.map(start => ({ value: start, label: when.time(start) }))}
          onChange={start => choose(technician.id, start)}
        />
      ) : (
        <span className="muted figures">{first !== undefined && when.time(first)}</span>
      )}
    </div>
  )
}

function Skipped({ of }: { of: readonly Candidate[] }) {
  const { t } = useTranslation()
  if (of.length === 0) return null
  return (
    <details className="skipped" open={of.some(({ grounds }) => grounds === 'original installer')}>
      <summary>
        {t('dispatch.cannot')} · {of.length}
      </summary>
      <ul className="plain">
        {of.map(({ technician, grounds, skip }) => (
          <li key={technician.id}>
            {technician.name} <span className="muted">{t(`dispatch.grounds.${grounds}`)}</span>{' '}
            {skip && <span className="chip wait">{t(`dispatch.skips.${skip}`)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
