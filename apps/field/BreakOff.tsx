import { type FormEvent, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { clockOf, roundedAhead } from '#core/web/moment.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { BREAK_OFF_REASONS, type BreakOffReason } from '#service/fieldwork/rules.ts'
import { useDraft } from './draft.ts'
import { breakOffVisit } from './endpoints.ts'
import { Trouble } from './parts.tsx'

type Written = { reason: BreakOffReason | ''; found: string; next: string; day: string; time: string }

const AHEAD_MINUTES = 120

/** It could not be done: the customer knows what comes next and by when he is called (seeds/002 §二). */
export function BreakOff({ visit }: { visit: string }) {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const soon = clockOf(roundedAhead(new Date(), AHEAD_MINUTES, 30), zone)
  const blank: Written = { reason: '', found: '', next: '', ...soon }
  const { value, change, forget } = useDraft(`break-off ${visit}`, blank)
  const { tell, telling, failure } = useTell(breakOffVisit)
  const leave = async (event: FormEvent) => {
    event.preventDefault()
    const { reason, found, next, day, time } = value
    if (reason === '') return
    const body = { reason, found, next, callbackBy: instantOf(day, time, zone) }
    const done = await tell({ params: { id: visit }, body }).catch(() => null)
    if (done) forget()
  }
  return (
    <form onSubmit={event => void leave(event)}>
      <h2>{t('fieldwork.field.cannotFinish')}</h2>
      <label>
        {t('fieldwork.field.breakOffWhy')}
        <select
          required
          value={value.reason}
          onChange={event => change({ reason: event.target.value as BreakOffReason })}
        >
          <option value="" disabled />
          {BREAK_OFF_REASONS.map(one => (
            <option key={one} value={one}>
              {t(`fieldwork.breakOffs.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('fieldwork.found')}
        <textarea
          rows={2}
          maxLength={2000}
          value={value.found}
          onChange={event => change({ found: event.target.value })}
        />
      </label>
      <label>
        {t('fieldwork.next')}
        <textarea
          required
          rows={2}
          maxLength={1000}
          placeholder={t('fieldwork.field.nextHint')}
          value={value.next}
          onChange={event => change({ next: event.target.value })}
        />
      </label>
      <fieldset className="moment">
        <legend>{t('fieldwork.field.callbackBy')}</legend>
        <input
          type="date"
          required
          aria-label={t('fieldwork.field.callbackDay')}
          value={value.day}
          onChange={event => change({ day: event.target.value })}
        />
        <input
          type="time"
          required
          aria-label={t('fieldwork.field.callbackTime')}
          value={value.time}
          onChange={event => change({ time: event.target.value })}
        />
      </fieldset>
      <Trouble failure={failure} />
      <button type="submit" className="main large" disabled={telling}>
        {t('fieldwork.field.breakOff')}
      </button>
    </form>
  )
}
