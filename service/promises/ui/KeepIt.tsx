import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { keepPromise } from '../contract/any-kind.ts'
import { KEPT_BY, notedFor } from '../rules/kinds.ts'
import { nameOf, type Promised } from './shapes.ts'

type By = 'what was said' | 'what was done'
type Values = { by: By; words?: string; yuan?: number; told: ToldValues }

/** What keeps this kind of promise, of the two that can be written down here. */
function waysOf(kind: Promised['kind']): By[] {
  const said: By[] = KEPT_BY[kind].includes('conversation logged') ? ['what was said'] : []
  return notedFor(kind) === null ? said : [...said, 'what was done']
}

/** Say what keeps a promise: words to the customer, or what was done. A visit is kept by coming. */
export function KeepIt({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const ways = waysOf(of.kind)
  const [first] = ways
  if (!useMay(keepPromise) || first === undefined) return null
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t(of.by === 'us' ? 'promises.keep' : 'promises.keepTheirs')}
      </Button>
      <DeedDialog<typeof keepPromise, Values>
        title={t('promises.keepTitle', { kind: t(`promises.kinds.${of.kind}`), name: nameOf(of) })}
        open={open}
        close={() => setOpen(false)}
        does={keepPromise}
        start={{ by: first, told: { ...byPhone, said: '' }, yuan: (of.payment?.amountCents ?? 0) / 100 }}
        at={{ 'less was paid than was promised': 'yuan' }}
        ask={values => ({ params: { id: of.id }, body: bodyOf(values, of) })}
        done={() => {}}
        submit={t('promises.keepSave')}
      >
        {form => (
          <>
            {ways.length > 1 && (
              <Form.Item name="by" label={t('promises.keptBy')}>
                <Radio.Group options={ways.map(value => ({ value, label: t(`promises.ways.${value}`) }))} />
              </Form.Item>
            )}
            <Form.Item noStyle dependencies={['by']}>
              {() =>
                (form.getFieldValue('by') ?? first) === 'what was said' ? (
                  <ToldItems at={['told']} />
                ) : (
                  <DoneItems paid={of.payment !== null} />
                )
              }
            </Form.Item>
          </>
        )}
      </DeedDialog>
    </>
  )
}

function bodyOf({ by, told, words = '', yuan }: Values, of: Promised) {
  if (by === 'what was said') return { by, told: toldOf(told) }
  const paid = of.payment === null || yuan === undefined ? {} : { amountCents: Math.round(yuan * 100) }
  return { by, words, ...paid }
}

function DoneItems({ paid }: { paid: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {paid && <YuanItem />}
      <Form.Item name="words" label={t('promises.doneWords')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          placeholder={t('promises.doneHint')}
        />
      </Form.Item>
    </>
  )
}

/** An amount in yuan; it travels in 分. */
export function YuanItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="yuan" label={t('promises.amount')} rules={[{ required: true }]}>
      <InputNumber<number> min={0.01} max={10_000_000} precision={2} prefix="¥" style={{ width: '100%' }} />
    </Form.Item>
  )
}
