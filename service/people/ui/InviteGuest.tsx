import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Question } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import { inviteGuest } from '../contract/staff.ts'
import { OneTime } from './OneTime.tsx'
import { ChooseRoles } from './Roles.tsx'
import { useMay } from './session.tsx'

type Values = Question<typeof inviteGuest>['body']
type Told = { name: string; code: string; expiresAt: string }

/** Somebody of another company is to work here: makes the code that he enters there. */
export function InviteGuest() {
  const { t } = useTranslation()
  const when = useWhen()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  if (!useMay(inviteGuest)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('people.staff.invite')}</Button>
      <DeedDialog<typeof inviteGuest, Values>
        title={t('people.invite.title')}
        open={open}
        close={() => setOpen(false)}
        does={inviteGuest}
        ask={values => ({ body: { ...values, phone: values.phone || null } })}
        done={({ code, expiresAt }, { name }) => setTold({ name, code, expiresAt })}
        start={{ roles: [] }}
        at={{ 'an auditor holds no other role': 'roles' }}
        submit={t('people.invite.submit')}
      >
        <p className="muted">{t('people.invite.text')}</p>
        <Form.Item name="name" label={t('people.staff.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item
          name="guestOf"
          label={t('people.invite.guestOf')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('people.staff.phone')}>
          <Input maxLength={40} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t('people.staff.roles')}>
          <ChooseRoles />
        </Form.Item>
      </DeedDialog>
      {told && (
        <OneTime
          title={t('people.invite.code', { name: told.name })}
          secret={told.code}
          close={() => setTold(null)}
        >
          {t('people.invite.codeText', { time: when.instant(told.expiresAt) })}
        </OneTime>
      )}
    </>
  )
}
