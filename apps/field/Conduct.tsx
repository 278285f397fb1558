import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import type { Phase } from '#service/fieldwork/conduct.ts'
import type { conductList } from './endpoints.ts'

export type Edition = Reply<typeof conductList>
type Item = Edition['items'][number]

/** What is ticked on this phone until the visit is finished, and why something was left undone. */
export type Ticked = { done: string[]; why: Record<string, string> }
export const untouched: Ticked = { done: [], why: {} }

export type Ticking = { ticked: Ticked; change: (part: Partial<Ticked>) => void }

/** One phase of the list: rows for a thumb. `unmet`: what still needs a tick or a reason. */
export function Conduct(props: { list: Edition; phase: Phase; ticking: Ticking; unmet: readonly string[] }) {
  const { list, phase, ticking, unmet } = props
  const { t } = useTranslation()
  const items = list.items.filter(one => one.phase === phase)
  return (
    <fieldset className="conduct">
      <legend>{t(`fieldwork.phases.${phase}`)}</legend>
      {items.map(item => (
        <Row key={item.code} item={item} ticking={ticking} unmet={unmet.includes(item.code)} />
      ))}
    </fieldset>
  )
}

function Row({ item, ticking, unmet }: { item: Item; ticking: Ticking; unmet: boolean }) {
  const { t } = useTranslation()
  const text = useConductText()
  const { ticked, change } = ticking
  const { code, required } = item
  const done = ticked.done.includes(code)
  const why = ticked.why[code] ?? ''
  const others = ticked.done.filter(one => one !== code)
  return (
    <div>
      <label className="tick">
        <input
          type="checkbox"
          checked={done}
          onChange={event => change({ done: event.target.checked ? [...others, code] : others })}
        />
        <span>
          {text(item)} {!required && <small className="muted">{t('fieldwork.whereItApplies')}</small>}
        </span>
      </label>
      {!done && (unmet || why !== '') && (
        <label>
          {t('fieldwork.field.whyUnmet')}
          <input
            className="why-unmet"
            maxLength={300}
            value={why}
            onChange={event => change({ why: { ...ticked.why, [code]: event.target.value } })}
          />
        </label>
      )}
    </div>
  )
}

export function useConductText(): (item: Pick<Item, 'text'>) => string {
  const { i18n } = useTranslation()
  return item => item.text[i18n.language as Language]
}

/** As it travels: ticked, or not and why. Other editions' codes were ticked before the list changed. */
export function said(list: Edition, { done, why }: Ticked) {
  const codes = list.items.map(one => one.code)
  return {
    edition: list.edition,
    done: codes.filter(code => done.includes(code)),
    unmet: codes
      .filter(code => !done.includes(code))
      .map(code => ({ code, why: (why[code] ?? '').trim() }))
      .filter(one => one.why !== ''),
  }
}
