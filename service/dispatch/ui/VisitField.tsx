import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '#core/web/now.ts'
import { useWhen } from '#core/web/when.ts'
import { whyNotWindow } from '../rules/window.ts'
import { type About, Candidates } from './Candidates.tsx'
import { noVisit, type Span, type VisitValue } from './visit.ts'
import { WindowField } from './WindowField.tsx'

const lengths = [30, 60, 90, 120, 180, 240]

/** A visit to be promised: the window that the customer is told, how long it takes, who goes. */
export function VisitField(props: {
  about: About
  value?: VisitValue
  onChange?: (value: VisitValue) => void
}) {
  const { about, value = noVisit, onChange = () => {} } = props
  const { t } = useTranslation()
  const when = useWhen()
  const why = useWhyNotWindow(value.window)
  return (
    <div className="visit-field">
      <WindowField
        value={value.window}
        onChange={window => onChange({ ...value, window, technicianId: null, startsAt: null })}
      />
      <label className="in-a-row" htmlFor="visit-minutes">
        <span className="muted">{t('dispatch.minutes')}</span>
        <Select<number>
          id="visit-minutes"
          value={value.minutes}
          options={lengths.map(minutes => ({
            value: minutes,
            label: when.worked(minutes),
          }))}
          onChange={minutes => onChange({ ...value, minutes, startsAt: null })}
        />
      </label>
      {value.window === null && <p className="muted">{t('dispatch.chooseWindow')}</p>}
      {why !== null && <p className="trouble-text">{why}</p>}
      {value.window !== null && why === null && (
        <Candidates about={about} window={value.window} value={value} onChange={onChange} />
      )}
    </div>
  )
}

/** The server's own rule, asked while the window is chosen. */
function useWhyNotWindow(window: Span | null): string | null {
  const { t } = useTranslation()
  const now = useNow()
  if (window === null) return null
  const span = { from: Temporal.Instant.from(window.from), to: Temporal.Instant.from(window.to) }
  const why = whyNotWindow(Temporal.Instant.fromEpochMilliseconds(now), span)
  return why === null ? null : t(`dispatch.refusals.${why}`)
}

/** For `Form.Item rules`: a window is chosen. */
export const visitRule = (sentence: string) => ({
  validator: (_: unknown, value: VisitValue | undefined) =>
    value?.window ? Promise.resolve() : Promise.reject(new Error(sentence)),
})
