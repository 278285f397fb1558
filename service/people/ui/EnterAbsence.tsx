import { Button, Form, Input, Select } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { ABSENCE_REASONS, enterAbsence } from '../contract/duty.ts'
import { ChooseStaff } from './choose.tsx'
import { useMay, useSession } from './session.tsx'

type Values = {
  staff: string
  from: string
  begins: string
  to: string
  ends: string
  reason: (typeof ABSENCE_REASONS)[number]
  told: string | null
  note?: string
}

/** Somebody will not be there: one's own absence, or for planners anybody's. Whom he told is kept. */
export function EnterAbsence() {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const session = useSession()
  const [open, setOpen] = useState(false)
  if (!useMay(enterAbsence)) return null
  const planner = session.roles.some(role => role === 'admin' || role === 'manager' || role === 'dispatcher')
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('people.duty.enter')}</Button>
      <DeedDialog<typeof enterAbsence, Values>
        title={t('people.duty.enter')}
        open={open}
        close={() => setOpen(false)}
        does={enterAbsence}
        ask={values => ({ body: bodyOf(values, zone) })}
        done={() => undefined}
        start={{ staff: session.staff, begins: '00:00', ends: '23:59', reason: 'leave', told: null }}
        at={{ 'ends before it begins': 'to', 'already absent then': 'from', 'longer than a year': 'to' }}
        submit={t('people.duty.enter')}
      >
        <AbsenceFields planner={planner} />
      </DeedDialog>
    </>
  )
}

function AbsenceFields({ planner }: { planner: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="staff" label={t('people.duty.who')} rules={[{ required: true }]}>
        <ChooseStaff disabled={!planner} />
      </Form.Item>
      <div className="in-a-row dates">
        <Form.Item name="from" label={t('people.duty.fromDay')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="begins" label={t('people.duty.from')} rules={[{ required: true }]}>
          <Input type="time" />
        </Form.Item>
      </div>
      <div className="in-a-row dates">
        <Form.Item name="to" label={t('people.duty.toDay')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="ends" label={t('people.duty.to')} rules={[{ required: true }]}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('people.duty.reason')} rules={[{ required: true }]}>
        <Select
          options={ABSENCE_REASONS.map(reason => ({
            value: reason,
            label: t(`people.duty.reasons.${reason}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="told" label={t('people.duty.told')}>
        <ChooseStaff />
      </Form.Item>
      <Form.Item name="note" label={t('people.duty.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  )
}

/** 23:59 means the whole day: absences end where the next day begins. */
function bodyOf({ from, begins, to, ends, ...values }: Values, zone: string) {
  const day = Temporal.PlainDate.from(to)
  const endsAt =
    ends === '23:59' ? instantOf(day.add({ days: 1 }).toString(), '00:00', zone) : instantOf(to, ends, zone)
  return { ...values, startsAt: instantOf(from, begins, zone), endsAt }
}
