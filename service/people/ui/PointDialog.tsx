import { Form, Input, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { addServicePoint, changeServicePoint, POINT_KINDS } from '../contract/points.ts'
import { ChooseCalendar, ChooseServicePoint } from './choose.tsx'
import type { Point } from './ServicePointTree.tsx'

type Values = Pick<Point, 'kind' | 'parent' | 'name' | 'phone' | 'address' | 'calendar' | 'closedOn'>

/** A point as it is, or the beginning of a new one. */
export type PointDraft = Point | Pick<Point, 'kind' | 'parent'>

const at = {
  'name taken': 'name',
  'unknown service point': 'parent',
  'unknown calendar': 'calendar',
  'below itself': 'parent',
  'too deep': 'parent',
  'not below that kind': 'parent',
} as const

/** Adds a service point, or edits one as a whole. */
export function PointDialog({ draft, close }: { draft: PointDraft | null; close: () => void }) {
  const { t } = useTranslation()
  const old = draft !== null && 'id' in draft ? draft : null
  const body = (values: Values) => ({
    ...values,
    parent: values.parent ?? null,
    phone: values.phone || null,
    address: values.address ?? '',
    calendar: values.calendar ?? null,
  })
  const shared = {
    open: draft !== null,
    close,
    done: () => undefined,
    start: draft ?? {},
    at,
    submit: t('web.save'),
  }
  if (old === null) {
    return (
      <DeedDialog<typeof addServicePoint, Values>
        {...shared}
        title={t('people.points.add')}
        does={addServicePoint}
        ask={values => ({ body: body(values) })}
      >
        <PointFields />
      </DeedDialog>
    )
  }
  return (
    <DeedDialog<typeof changeServicePoint, Values>
      {...shared}
      title={t('people.points.edit')}
      does={changeServicePoint}
      ask={values => ({
        params: { id: old.id },
        body: { ...body(values), closedOn: values.closedOn || null, version: old.version },
      })}
    >
      <PointFields except={old.id} closing />
    </DeedDialog>
  )
}

function PointFields({ except, closing = false }: { except?: string; closing?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="kind" label={t('people.points.kind')}>
        <Segmented
          options={POINT_KINDS.map(kind => ({ value: kind, label: t(`people.points.kinds.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name="parent" label={t('people.points.parent')}>
        <ChooseServicePoint except={except} placeholder={t('people.points.top')} />
      </Form.Item>
      <Form.Item name="name" label={t('people.points.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="phone" label={t('people.points.phone')}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item name="address" label={t('people.points.address')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="calendar" label={t('people.points.calendar')}>
        <ChooseCalendar placeholder={t('people.points.calendarAbove')} />
      </Form.Item>
      {closing && (
        <Form.Item name="closedOn" label={t('people.points.closedOn')}>
          <Input type="date" />
        </Form.Item>
      )}
    </>
  )
}
