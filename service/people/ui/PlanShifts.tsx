import { Button, Form, Input, Select } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { planShifts } from '../contract/duty.ts'
import { useColleagues } from './directory.ts'
import { useMay } from './session.tsx'

type Values = { staff: string[]; from: string; to: string; begins: string; ends: string }

/** The same hours on each day from … to …, for several people at once: one deed, all or none. */
export function PlanShifts() {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const [open, setOpen] = useState(false)
  if (!useMay(planShifts)) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('people.duty.plan')}
      </Button>
      <DeedDialog<typeof planShifts, Values>
        title={t('people.duty.plan')}
        open={open}
        close={() => setOpen(false)}
        does={planShifts}
        ask={values => ({ body: { shifts: shiftsOf(values, zone) } })}
        done={() => undefined}
        start={{ staff: [], begins: '08:30', ends: '17:30' }}
        at={{ 'ends before it begins': 'ends', 'two shifts at once': 'staff', 'unknown staff': 'staff' }}
        submit={t('people.duty.plan')}
      >
        <ShiftFields />
      </DeedDialog>
    </>
  )
}

function ShiftFields() {
  const { t } = useTranslation()
  const people = [...useColleagues().values()]
    .filter(one => one.leftOn === null && one.disabledAt === null)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Form.Item name="staff" label={t('people.duty.who')} rules={[{ required: true }]}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={people} />
      </Form.Item>
      <div className="in-a-row dates">
        <Form.Item name="from" label={t('people.duty.fromDay')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="to"
          label={t('people.duty.toDay')}
          dependencies={['from']}
          rules={[{ required: true }]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="in-a-row dates">
        <Form.Item name="begins" label={t('people.duty.from')} rules={[{ required: true }]}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="ends" label={t('people.duty.to')} rules={[{ required: true }]}>
          <Input type="time" />
        </Form.Item>
      </div>
    </>
  )
}

/** As the endpoint's bound: a longer list is cut off by it with a sentence, not by us. */
const MOST_DAYS = 201

/** A shift for each person and day; one that ends at or before its beginning ends on the next day. */
export function shiftsOf({ staff, from, to, begins, ends }: Values, zone: string) {
  const shifts = []
  const last = Temporal.PlainDate.from(to)
  let day = Temporal.PlainDate.from(from)
  for (let n = 0; n < MOST_DAYS && Temporal.PlainDate.compare(day, last) <= 0; n++) {
    const until = ends > begins ? day : day.add({ days: 1 })
    const startsAt = instantOf(day.toString(), begins, zone)
    const endsAt = instantOf(until.toString(), ends, zone)
    shifts.push(...staff.map(one => ({ staff: one, startsAt, endsAt })))
    day = day.add({ days: 1 })
  }
  return shifts
}
