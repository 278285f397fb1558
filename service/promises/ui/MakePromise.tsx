import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { MADE_HERE, PAY_METHODS, type PayMethod, promiseAnything } from '../contract/any-kind.ts'
import { YuanItem } from './KeepIt.tsx'
import { AboutItem, DueItem } from './PromiseDeeds.tsx'
import { useQuickTimes } from './quickTimes.ts'
import type { Promised } from './shapes.ts'

type Values = {
  kind: Exclude<Promised['kind'], 'visit window' | 'return visit' | 'suggestion answer'>
  dueAt?: string
  monthly?: number
  yuan?: number
  method?: PayMethod
  about?: string
  told: ToldValues
}

/** In a case, or to a customer without one. */
type To = { case: string } | { customer: string }

const toCustomers = MADE_HERE.filter(kind => kind !== 'suggestion answer')
/** What comes every month is promised to the customer, whatever becomes of one case. */
const inCases = toCustomers.filter(kind => kind !== 'recurring')

/** A promise of any kind to a customer, or his to us: its time, and the words in which it was given. */
export function MakePromise({ to }: { to: To }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const kinds = 'case' in to ? inCases : toCustomers
  if (!useMay(promiseAnything)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('promises.make')}</Button>
      <DeedDialog<typeof promiseAnything, Values>
        title={t('promises.make')}
        open={open}
        close={() => setOpen(false)}
        does={promiseAnything}
        start={{ kind: 'callback', monthly: 1, told: { ...byPhone, said: '' } }}
        at={{ 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' }}
        ask={values => ({ body: bodyOf(to, values) })}
        done={() => {}}
        submit={t('promises.make')}
      >
        {form => (
          <>
            <Form.Item name="kind" label={t('promises.makeKind')}>
              <Select options={kinds.map(value => ({ value, label: t(`promises.kinds.${value}`) }))} />
            </Form.Item>
            <Form.Item noStyle dependencies={['kind']}>
              {() => <KindItems kind={form.getFieldValue('kind')} />}
            </Form.Item>
            <AboutItem />
            <Form.Item noStyle dependencies={['kind']}>
              {() => <WordsItems theirs={form.getFieldValue('kind') === 'payment'} />}
            </Form.Item>
          </>
        )}
      </DeedDialog>
    </>
  )
}

function WordsItems({ theirs }: { theirs: boolean }) {
  const { t } = useTranslation()
  return theirs ? (
    <ToldItems at={['told']} said={t('promises.withdrawSaid')} hint={t('promises.withdrawHint')} />
  ) : (
    <ToldItems at={['told']} />
  )
}

/** Until when; of what comes every month its day; of money how much and how. */
function KindItems({ kind }: { kind: Values['kind'] }) {
  const { t } = useTranslation()
  const quick = useQuickTimes()
  if (kind === 'recurring') {
    return (
      <Form.Item
        name="monthly"
        label={t('promises.dayOfMonth')}
        extra={t('promises.dayOfMonthHint')}
        rules={[{ required: true }]}
      >
        <InputNumber<number> min={1} max={31} precision={0} />
      </Form.Item>
    )
  }
  return (
    <>
      {kind === 'payment' && (
        <div className="field-pair">
          <YuanItem />
          <Form.Item name="method" label={t('promises.method')} rules={[{ required: true }]}>
            <Select options={PAY_METHODS.map(value => ({ value, label: t(`promises.methods.${value}`) }))} />
          </Form.Item>
        </div>
      )}
      <DueItem quick={quick} />
    </>
  )
}

function bodyOf(to: To, values: Values) {
  const { kind, dueAt = '', monthly = 1, yuan = 0, method = 'transfer', about = '', told } = values
  return {
    for: to,
    kind,
    due: kind === 'recurring' ? { monthly } : { at: dueAt },
    about,
    told: toldOf(told),
    payment: kind === 'payment' ? { amountCents: Math.round(yuan * 100), method } : null,
  }
}
