import { Button, Form, Input } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DayField, dayRule } from '#core/desk/DayField.tsx'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import { clockOf, dayAfter } from '#core/web/moment.ts'
import { TimeZone, useWhen } from '#core/web/when.ts'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { DueItem } from '#service/promises/ui/PromiseDeeds.tsx'
import { useQuickTimes } from '#service/promises/ui/quickTimes.ts'
import { CLEARANCE_REASONS, clearForToday, type dayEnd } from '../contract/day-end.ts'

export type DayItem = Reply<typeof dayEnd>['items'][number]

type Values = {
  reason: (typeof CLEARANCE_REASONS)[number]
  note?: string
  expectedOn: string
  /** An open promise, or '' for a new one. */
  promise: string
  dueAt?: string
  told: ToldValues
}

/** Why it is not settled today, until when, and when the customer is called back. */
export function ClearForToday({ of }: { of: DayItem }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const zone = useContext(TimeZone)
  const tomorrow = dayAfter(clockOf(new Date().toISOString(), zone).day, 1)
  return (
    <>
      <Button type="primary" size="small" onClick={() => setOpen(true)}>
        {t('reception.day.clear')}
      </Button>
      <DeedDialog<typeof clearForToday, Values>
        title={t('reception.day.clearTitle', { name: of.case.customer.name, number: of.case.number })}
        open={open}
        close={() => setOpen(false)}
        width={620}
        does={clearForToday}
        start={{
          reason: of.promises.some(({ kind }) => kind === 'visit window') ? 'visit to come' : 'part awaited',
          expectedOn: tomorrow,
          promise: of.promises[0]?.id ?? '',
          told: { ...byPhone, said: '' },
        }}
        at={{
          'say the reason in words': 'note',
          'the expected day is past': 'expectedOn',
          'not a promise that is still to come': 'promise',
          'this time is past': 'dueAt',
          'too far ahead to be definite': 'dueAt',
        }}
        ask={values => questionOf(of.case.id, values)}
        done={() => {}}
        submit={t('reception.day.clear')}
        keys={t('web.sendKeys')}
      >
        <p className="muted">{of.case.symptom}</p>
        <Form.Item name="reason" label={t('reception.day.reason')}>
          <Choices
            rows
            options={CLEARANCE_REASONS.map(value => ({ value, label: t(`reception.day.reasons.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('reception.day.note')}>
          <Input maxLength={500} autoComplete="off" placeholder={t('reception.day.noteHint')} />
        </Form.Item>
        <Form.Item
          name="expectedOn"
          label={t('reception.day.expectedOn')}
          rules={[{ required: true }, dayRule(t('reception.day.whichDay'))]}
        >
          <DayField />
        </Form.Item>
        <CallbackItems of={of} />
      </DeedDialog>
    </>
  )
}

function questionOf(caseId: string, values: Values): Question<typeof clearForToday> {
  const { reason, note = '', expectedOn, promise, dueAt = '', told } = values
  const words = (told.said ?? '').trim() === '' ? {} : { told: toldOf(told) }
  const callback = promise === '' ? { dueAt, told: toldOf(told) } : { promise, ...words }
  return { params: { id: caseId }, body: { reason, note, expectedOn, callback } }
}

/** What was promised already, or a new time with the words in which he was told. */
function CallbackItems({ of }: { of: DayItem }) {
  const { t } = useTranslation()
  const when = useWhen()
  const quick = useQuickTimes()
  return (
    <>
      {of.promises.length > 0 && (
        <Form.Item name="promise" label={t('reception.day.callback')}>
          <Choices
            rows
            options={[
              ...of.promises.map(({ id, kind, dueAt }) => ({
                value: id,
                label: `${t(`promises.kinds.${kind}`)} · ${when.near(dueAt)}`,
              })),
              { value: '', label: t('reception.day.newCallback') },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item noStyle dependencies={['promise']}>
        {({ getFieldValue }) =>
          (getFieldValue('promise') ?? '') === '' ? (
            <>
              <DueItem quick={quick} />
              <ToldItems at={['told']} />
            </>
          ) : (
            <ToldItems
              at={['told']}
              required={false}
              said={t('reception.day.tellToo')}
              hint={t('reception.day.tellTooHint')}
            />
          )
        }
      </Form.Item>
    </>
  )
}
