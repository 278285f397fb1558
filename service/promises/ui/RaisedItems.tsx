import { Checkbox, Form, type FormInstance } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { digitOf, onceDrawn } from '#core/desk/keys.ts'
import { RAISED_FOR, type RaisedFor } from '#service/standards/contract.ts'
import type { Raising } from '../contract/raisings.ts'
import { LostItem } from './RaiseCase.tsx'
import './raised.css'

/** Within another deed's form: why it is more urgent than its trouble; mostly it is not. */
export type RaisedValues = { raised?: RaisedFor[] | undefined; lost?: string | undefined }

/** What travels. Called after the form's own checks: of damage it is said what it is. */
export const raisingsOf = ({ raised = [], lost = '' }: RaisedValues): Raising[] =>
  raised.map(why => (why === 'damage' ? { why, words: lost } : { why }))

/**
 * Ticks or clears by Alt and a digit from anywhere in the form; of damage the cursor goes where it is said
 * what it is. False: another key.
 */
export function raisedByKey(event: KeyboardEvent, form: FormInstance, firstKey: number): boolean {
  const why = RAISED_FOR[(digitOf(event, true) ?? -1) + 1 - firstKey]
  if (why === undefined) return false
  event.preventDefault()
  const before: RaisedFor[] = form.getFieldValue('raised') ?? []
  const after = before.includes(why) ? before.filter(one => one !== why) : [...before, why]
  form.setFieldValue('raised', after)
  if (why === 'damage' && after.includes(why)) onceDrawn(() => form.focusField('lost'))
  return true
}

/** `firstKey`: Alt and this digit ticks the first, the next one the second. */
export function RaisedItems({ firstKey }: { firstKey: number }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<RaisedValues>()
  return (
    <>
      <Form.Item name="raised" label={t('promises.raised.label')}>
        <Checkbox.Group
          className="raised-choices choices-line"
          options={RAISED_FOR.map((value, n) => ({
            value,
            label: (
              <>
                {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
                <kbd aria-hidden="true">Alt {firstKey + n}</kbd>
                {t(`promises.raised.whys.${value}`)}
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: RaisedValues, b: RaisedValues) => a.raised !== b.raised}>
        {() => {
          const raised: readonly RaisedFor[] = form.getFieldValue('raised') ?? []
          return (
            <>
              {raised.includes('damage') && <LostItem name="lost" />}
              {raised.includes('vulnerable') && <p className="muted">{t('promises.raised.onlyThis')}</p>}
            </>
          )
        }}
      </Form.Item>
    </>
  )
}
