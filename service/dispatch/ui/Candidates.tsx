import { Button, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { suggestions } from '../contract.ts'
import './dispatch.css'
import { type Candidate, passedBy, type Span, type Suggested, type VisitValue } from './visit.ts'

type About = { case: string } | { device: string } | Record<string, never>

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
  const { data, error, isPending } = useAsk(
    suggestions,
    { query: question },
    {
      on: [
        'visit planned',
        'visit given to another',
        'window moved',
        'visit called off',
        'technician taken off',
      ],
    },
  )
  if (error && data === undefined) return <p className="trouble-text">{explain(error)}</p>
  if (isPending || data === undefined) return <Waiting rows={3} />
  const able = data.ranked.filter(({ skip }) => skip === null)
  const chosen = able.find(({ technician }) => technician.id === value.technicianId) ?? able[0]
  const choose = (technicianId: string, startsAt: string | null) =>
    onChange({ ...value, technicianId, startsAt })
  return (
    <div className="candidates">
      {able.length === 0 && <p className="trouble-text">{t('dispatch.nobody')}</p>}
      <Radio.Group
        aria-label={t('dispatch.who')}
        className="candidate-list"
        value={chosen?.technician.id ?? null}
        onChange={event => choose(event.target.value, null)}
      >
        {able.map(one => (
          <Able key={one.technician.id} of={one} chosen={one === chosen} value={value} choose={choose} />
        ))}
      </Radio.Group>
      <Skipped of={data.ranked.filter(({ skip }) => skip !== null)} />
      {passedBy(data.ranked, chosen?.technician.id ?? null) && (
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
      )}
      {!fixed && able.length === 0 && <OtherDays of={data} value={value} onChange={onChange} />}
    </div>
  )
}

function Able(props: {
  of: Candidate
  chosen: boolean
  value: VisitValue
  choose: (technician: string, startsAt: string | null) => void
}) {
  const { of, chosen, value, choose } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { technician, grounds, starts } = of
  const first = starts[0]
  return (
    <div className={chosen ? 'candidate chosen' : 'candidate'}>
      <Radio value={technician.id}>
        {technician.name} <span className="chip">{t(`dispatch.grounds.${grounds}`)}</span>
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

/** Nobody can go then: the same hours on the days after, with who could. */
function OtherDays(props: { of: Suggested; value: VisitValue; onChange: (value: VisitValue) => void }) {
  const { of, value, onChange } = props
  const { t } = useTranslation()
  const when = useWhen()
  if (of.windows.length === 0) return null
  return (
    <div className="in-a-row">
      <span className="muted">{t('dispatch.otherDays')}</span>
      {of.windows.map(({ from, to, technician, startsAt }) => (
        <Button
          key={from + technician.id}
          size="small"
          onClick={() => onChange({ ...value, window: { from, to }, technicianId: technician.id, startsAt })}
        >
          {when.stretch(from, to)} {technician.name}
        </Button>
      ))}
    </div>
  )
}
