import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { FAULT_CLASSES, type FaultClass, unexplained } from '#service/fieldwork/rules.ts'
import { Conduct, type Edition, said, type Ticking, useConductText } from './Conduct.tsx'
import { useDraft } from './draft.ts'
import { finishVisit } from './endpoints.ts'
import { Materials, type Used } from './Materials.tsx'
import { Trouble } from './parts.tsx'
import { Signature, type Signing, signed, unsigned } from './Signature.tsx'

type Written = {
  seenAs: FaultClass | ''
  cause: string
  work: string
  explanation: string
  materials: Used[]
  signing: Signing
}
const blank: Written = {
  seenAs: '',
  cause: '',
  work: '',
  explanation: '',
  materials: [],
  signing: unsigned,
}

type Missing = { items: string[]; signature: boolean }
const nothing: Missing = { items: [], signature: false }

/** What was wrong, what was done, what the customer was told; how we behaved; and his signature. */
export function Report({ visit, list, ticking }: { visit: string; list: Edition; ticking: Ticking }) {
  const { t } = useTranslation()
  const { value, change, forget } = useDraft(`report ${visit}`, blank)
  const { tell, telling, failure } = useTell(finishVisit)
  const [missing, setMissing] = useState(nothing)
  const finish = async (event: FormEvent) => {
    event.preventDefault()
    const { seenAs, materials, signing, ...words } = value
    if (seenAs === '') return
    const conduct = said(list, ticking.ticked)
    const signature = signed(signing)
    const items = unexplained(list.items, conduct)
    setMissing({ items, signature: signature === null })
    if (items.length > 0 || signature === null) return
    const used = materials
      .filter(one => one.name.trim() !== '')
      .map(one => ({ ...one, quantity: Number(one.quantity) }))
    const body = { ...words, seenAs, materials: used, conduct, signature }
    const done = await tell({ params: { id: visit }, body }).catch(() => null)
    if (done) forget()
  }
  return (
    <form onSubmit={event => void finish(event)}>
      <h2>{t('fieldwork.field.report')}</h2>
      <Conduct list={list} phase="door" ticking={ticking} unmet={missing.items} />
      <Conduct list={list} phase="work" ticking={ticking} unmet={missing.items} />
      <Found value={value} change={change} />
      <Materials used={value.materials} change={materials => change({ materials })} />
      <Conduct list={list} phase="after" ticking={ticking} unmet={missing.items} />
      <Signature
        signing={value.signing}
        change={part => change({ signing: { ...value.signing, ...part } })}
      />
      <p className="muted small">{t('fieldwork.field.draftKept')}</p>
      <StillMissing
        items={missing.items}
        signature={missing.signature && signed(value.signing) === null}
        list={list}
        ticking={ticking}
      />
      <Trouble failure={failure} />
      <button type="submit" className="main large" disabled={telling}>
        {t('fieldwork.field.finish')}
      </button>
    </form>
  )
}

function Found({ value, change }: { value: Written; change: (part: Partial<Written>) => void }) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}

/** What stands between the technician and the end, by its name. */
function StillMissing(props: Missing & { list: Edition; ticking: Ticking }) {
  const { items, signature, list, ticking } = props
  const { t } = useTranslation()
  const text = useConductText()
  const { ticked } = ticking
  const open = list.items.filter(
    ({ code }) => items.includes(code) && !ticked.done.includes(code) && !ticked.why[code]?.trim(),
  )
  if (open.length === 0 && !signature) return null
  return (
    <div role="alert" className="trouble">
      {open.length > 0 && (
        <p>
          {t('fieldwork.field.unmetFirst', {
            items: open.map(text).join(t('fieldwork.field.comma')),
          })}
        </p>
      )}
      {signature && <p>{t('fieldwork.field.signFirst')}</p>}
    </div>
  )
}
