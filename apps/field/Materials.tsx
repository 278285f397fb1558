import { useTranslation } from 'react-i18next'

/** As typed; `quantity` becomes a number when it is sent. */
export type Used = { name: string; quantity: string; unit: string }

const MOST = 50

export function Materials({ used, change }: { used: readonly Used[]; change: (used: Used[]) => void }) {
  const { t } = useTranslation()
  const set = (at: number, part: Partial<Used>) =>
    change(used.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset>
      <legend>{t('fieldwork.materials')}</legend>
      {used.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id of their own, added at the end only
        <div key={at} className="material">
          <input
            aria-label={t('fieldwork.field.material')}
            placeholder={t('fieldwork.field.material')}
            maxLength={100}
            value={one.name}
            onChange={event => set(at, { name: event.target.value })}
          />
          <input
            aria-label={t('fieldwork.field.quantity')}
            inputMode="decimal"
            type="number"
            min="0.001"
            max="999999"
            step="0.001"
            required={one.name.trim() !== ''}
            value={one.quantity}
            onChange={event => set(at, { quantity: event.target.value })}
          />
          <input
            aria-label={t('fieldwork.field.unit')}
            placeholder={t('fieldwork.field.unit')}
            maxLength={20}
            value={one.unit}
            onChange={event => set(at, { unit: event.target.value })}
          />
          <button
            type="button"
            aria-label={`${t('fieldwork.field.remove')} ${one.name}`}
            onClick={() => change(used.filter((_, place) => place !== at))}
          >
            ×
          </button>
        </div>
      ))}
      {used.length < MOST && (
        <button type="button" onClick={() => change([...used, { name: '', quantity: '1', unit: '' }])}>
          {t('fieldwork.field.addMaterial')}
        </button>
      )}
    </fieldset>
  )
}
