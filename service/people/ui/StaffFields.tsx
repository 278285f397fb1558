import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Question } from '#core/endpoint.ts'
import type { changeStaff } from '../contract/staff.ts'
import { ChooseServicePoint, ChooseSkills } from './choose.tsx'

/** What is written about somebody, as the fields of a form hold it: an empty field is ''. */
export type StaffValues = Question<typeof changeStaff>['body']

/** Refusals that belong to a field of these. */
export const atStaffField = {
  'user name not possible': 'username',
  'user name taken': 'username',
  'an account keeps a user name': 'username',
  'phone already used by another account': 'phone',
  'unknown service point': 'servicePoint',
  'unknown skill': 'skills',
} as const

/** Empty fields travel as null. */
export function staffBody<V extends Partial<StaffValues>>(values: V): V {
  const { phone, username, joinedOn, leftOn } = values
  return {
    ...values,
    phone: phone || null,
    username: username || null,
    joinedOn: joinedOn || null,
    ...(leftOn === undefined ? {} : { leftOn: leftOn || null }),
  }
}

/** `guest`: his user name and phone belong to his own company. */
export function StaffFields({ leaving = false, guest = false }: { leaving?: boolean; guest?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="name"
        label={t('people.staff.name')}
        rules={[{ required: true, whitespace: true, message: t('web.required') }]}
      >
        <Input maxLength={60} autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item name="phone" label={t('people.staff.phone')}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" disabled={guest} />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('people.staff.username')}
        extra={guest ? null : t('people.staff.usernameHint')}
      >
        <Input maxLength={40} autoCapitalize="none" spellCheck={false} autoComplete="off" disabled={guest} />
      </Form.Item>
      <Form.Item name="servicePoint" label={t('people.staff.servicePoint')}>
        <ChooseServicePoint />
      </Form.Item>
      <Form.Item name="skills" label={t('people.staff.skills')}>
        <ChooseSkills />
      </Form.Item>
      <div className="in-a-row dates">
        <Form.Item name="joinedOn" label={t('people.staff.joinedOn')}>
          <Input type="date" />
        </Form.Item>
        {leaving && (
          <Form.Item name="leftOn" label={t('people.staff.leftOn')}>
            <Input type="date" />
          </Form.Item>
        )}
      </div>
    </>
  )
}
