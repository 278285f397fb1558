import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { addCalendar, changeCalendar } from '../contract/calendars.ts'
import { useWeekday } from './CalendarPanel.tsx'
import { type HoursLine, type SentCalendar, toHours, toLines } from './calendarShape.ts'
import { ChooseTimeZone } from './choose.tsx'
import { useSession } from './session.tsx'

type OwnDay = { day: string; name: string; working: boolean }
type Values = {
  name: string
  timeZone: string
  alwaysOpen: boolean
  official: 'CN' | null
  ordinary: boolean
  lines: HoursLine[]
  days: OwnDay[]
}

const fiveDays: HoursLine[] = [
  { weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00' },
  { weekdays: [1, 2, 3, 4, 5], opens: '13:00', closes: '18:00' },
]

const fresh = { official: 'CN' as const, alwaysOpen: false, lines: fiveDays, days: [] }

function valuesOf(old: SentCalendar): Values {
  const { name, timeZone, alwaysOpen = false, official = null, hours = [], days = [], ordinary } = old
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { name, timeZone, alwaysOpen, official, ordinary, lines: toLines(hours), days: inOrder }
}

const body = ({ lines, days, ordinary: _, ...values }: Values) => ({
  ...values,
  official: values.official ?? null,
  hours: values.alwaysOpen ? [] : toHours(lines ?? []),
  days: (days ?? []).map(one => ({ ...one, working: one.working ?? false })),
})

/** Adds a working calendar or edits one as a whole. */
export function CalendarDialog({ draft, close }: { draft: SentCalendar | 'new' | null; close: () => void }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const old = draft === 'new' ? null : draft
  const start = old ? valuesOf(old) : { ...fresh, timeZone: company.timeZone }
  const shared = {
    open: draft !== null,
    close,
    done: () => undefined,
    start,
    at: { 'name taken': 'name', 'unknown time zone': 'timeZone' } as const,
    submit: t('web.save'),
    width: 640,
    children: <CalendarFields ordinary={old !== null && !old.ordinary} />,
  }
  if (old === null) {
    return (
      <DeedDialog<typeof addCalendar, Values>
        {...shared}
        title={t('people.calendars.add')}
        does={addCalendar}
        ask={values => ({ body: body(values) })}
      />
    )
  }
  return (
    <DeedDialog<typeof changeCalendar, Values>
      {...shared}
      title={t('people.calendars.edit')}
      does={changeCalendar}
      ask={values => ({
        params: { id: old.id },
        body: { ...body(values), ...(values.ordinary ? { ordinary: true } : {}), version: old.version },
      })}
    />
  )
}

function CalendarFields({ ordinary }: { ordinary: boolean }) {
  const { t } = useTranslation()
  const alwaysOpen = Form.useWatch<boolean | undefined>('alwaysOpen')
  return (
    <>
      <Form.Item
        name="name"
        label={t('people.calendars.name')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="timeZone" label={t('people.calendars.timeZone')} rules={[{ required: true }]}>
        <ChooseTimeZone />
      </Form.Item>
      {ordinary && (
        <Form.Item name="ordinary" valuePropName="checked">
          <Checkbox>{t('people.calendars.makeOrdinary')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="alwaysOpen" valuePropName="checked">
        <Checkbox>{t('people.calendars.alwaysOpen')}</Checkbox>
      </Form.Item>
      {!alwaysOpen && (
        <>
          <Form.Item name="official" label={t('people.calendars.official')}>
            <Select
              allowClear
              placeholder={t('people.calendars.noOfficial')}
              options={[{ value: 'CN', label: t('people.calendars.officials.CN') }]}
            />
          </Form.Item>
          <HoursLines />
          <OwnDays />
        </>
      )}
    </>
  )
}

function HoursLines() {
  const { t } = useTranslation()
  const weekday = useWeekday()
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map(value => ({ value, label: weekday(value) }))
  return (
    <fieldset className="form-lines">
      <legend>{t('people.calendars.hours')}</legend>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="form-line" key={key}>
                <Form.Item name={[name, 'weekdays']} rules={[{ required: true }]} className="grow">
                  <Select mode="multiple" options={weekdays} aria-label={t('people.duty.days')} />
                </Form.Item>
                <Form.Item name={[name, 'opens']} rules={[{ required: true }]}>
                  <Input type="time" aria-label={t('people.calendars.opens')} />
                </Form.Item>
                <Form.Item name={[name, 'closes']} rules={[{ required: true }]}>
                  <Input type="time" aria-label={t('people.calendars.closes')} />
                </Form.Item>
                <Remove onClick={() => remove(name)} />
              </div>
            ))}
            <Button onClick={() => add({ weekdays: [], opens: '09:00', closes: '18:00' })}>
              {t('people.calendars.addHours')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function OwnDays() {
  const { t } = useTranslation()
  return (
    <fieldset className="form-lines">
      <legend>{t('people.calendars.days')}</legend>
      <Form.List name="days">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="form-line" key={key}>
                <Form.Item name={[name, 'day']} rules={[{ required: true }]}>
                  <Input type="date" aria-label={t('people.calendars.day')} />
                </Form.Item>
                <Form.Item
                  name={[name, 'name']}
                  rules={[{ required: true, whitespace: true }]}
                  className="grow"
                >
                  <Input
                    maxLength={60}
                    placeholder={t('people.calendars.dayName')}
                    aria-label={t('people.calendars.dayName')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'working']} valuePropName="checked">
                  <Checkbox>{t('people.calendars.working')}</Checkbox>
                </Form.Item>
                <Remove onClick={() => remove(name)} />
              </div>
            ))}
            <Button onClick={() => add({ working: false })}>{t('people.calendars.addDay')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function Remove({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      type="text"
      aria-label={t('people.calendars.remove')}
      icon={<DeleteOutlined aria-hidden />}
      onClick={onClick}
    />
  )
}
