import { Button, Form, type FormInstance, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { RAISED_FOR, type RaisedFor } from '#service/standards/contract.ts'
import { caseRaisings, raiseCase } from '../contract/raisings.ts'

type Values = { why: RaisedFor; words?: string }

/** A case becomes more urgent than its trouble: why, and of damage what it is. */
export function RaiseCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const params = { id: caseId }
  const { data } = useAsk(caseRaisings, { params }, { on: ['case raised', 'case lowered'] })
  const left = RAISED_FOR.filter(why => data?.items.every(one => one.why !== why))
  const [first] = left
  if (!useMay(raiseCase) || first === undefined) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('promises.raised.raise')}</Button>
      <DeedDialog<typeof raiseCase, Values>
        title={t('promises.raised.title')}
        open={open}
        close={() => setOpen(false)}
        does={raiseCase}
        start={{ why: first }}
        ask={({ why, words = '' }) => ({ params, body: why === 'damage' ? { why, words } : { why } })}
        done={() => {}}
        submit={t('promises.raised.raise')}
      >
        {form => <Items form={form} left={left} />}
      </DeedDialog>
    </>
  )
}

function Items({ form, left }: { form: FormInstance<Values>; left: readonly RaisedFor[] }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="why" label={t('promises.raised.why')}>
        <Choices<RaisedFor>
          rows
          label={t('promises.raised.why')}
          options={RAISED_FOR.map(value => ({
            value,
            label: t(`promises.raised.whys.${value}`),
            disabled: !left.includes(value),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['why']}>
        {() =>
          form.getFieldValue('why') === 'damage' ? (
            <LostItem name="words" />
          ) : (
            <p className="muted">{t('promises.raised.onlyThis')}</p>
          )
        }
      </Form.Item>
      <p className="muted">{t('promises.raised.effect')}</p>
    </>
  )
}

/** What he loses, in his words. */
export function LostItem({ name }: { name: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t('promises.raised.lost')} rules={[{ required: true, whitespace: true }]}>
      <Input maxLength={500} placeholder={t('promises.raised.lostHint')} />
    </Form.Item>
  )
}
