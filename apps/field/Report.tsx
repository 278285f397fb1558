import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { FAULT_CLASSES, type FaultClass } from '#service/fieldwork/rules.ts'
import { useDraft } from './draft.ts'
import { finishVisit } from './endpoints.ts'
import { Materials, type Used } from './Materials.tsx'
import { Trouble } from './parts.tsx'

type Written = {
  seenAs: FaultClass | ''
  cause: string
  work: string
  explanation: string
  materials: Used[]
}
const blank: Written = { seenAs: '', cause: '', work: '', explanation: '', materials: [] }

/** What was wrong, what was done, and what the customer was told in his own words. */
export function Report({ visit }: { visit: string }) {
  const { t } = useTranslation()
  const { value, change, forget } = useDraft(`report ${visit}`, blank)
  const { tell, telling, failure } = useTell(finishVisit)
  const finish = async (event: FormEvent) => {
    event.preventDefault()
    const { seenAs, materials, ...words } = value
    if (seenAs === '') return
    const used = materials
      .filter(one => one.name.trim() !== '')
      .map(one => ({ ...one, quantity: Number(one.quantity) }))
    const done = await tell({ params: { id: visit }, body: { ...words, seenAs, materials: used } }).catch(
      () => null,
    )
    if (done) forget()
  }
  return (
    <form onSubmit={event => void finish(event)}>
      <h2>{t('fieldwork.field.report')}</h2>
      <label>
        {t('fieldwork.field.seenAs')}
        <select
          required
          value={value.seenAs}
          onChange={event => change({ seenAs: event.target.value as FaultClass })}
        >
          <option value="" disabled />
          {FAULT_CLASSES.map(one => (
            <option key={one} value={one}>
              {t(`fieldwork.faults.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {(['cause', 'work', 'explanation'] as const).map(name => (
        <label key={name}>
          {t(`fieldwork.${name}`)}
          <textarea
            required
            rows={2}
            maxLength={2000}
            placeholder={t(`fieldwork.field.${name}Hint`)}
            value={value[name]}
            onChange={event => change({ [name]: event.target.value })}
          />
        </label>
      ))}
      <Materials used={value.materials} change={materials => change({ materials })} />
      <p className="muted small">{t('fieldwork.field.draftKept')}</p>
      <Trouble failure={failure} />
      <button type="submit" className="main large" disabled={telling}>
        {t('fieldwork.field.finish')}
      </button>
    </form>
  )
}
