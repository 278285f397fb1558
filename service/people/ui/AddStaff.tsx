import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Question } from '#core/endpoint.ts'
import { addStaff } from '../contract/staff.ts'
import { ChooseRoles } from './Roles.tsx'
import { atStaffField, StaffFields, staffBody } from './StaffFields.tsx'
import { useMay } from './session.tsx'

type Values = Question<typeof addStaff>['body']

/** A button that adds somebody; afterwards `added` with the new person's id, to give a password. */
export function AddStaff({ added }: { added: (id: string) => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  if (!useMay(addStaff)) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('people.staff.add')}
      </Button>
      <DeedDialog<typeof addStaff, Values>
        title={t('people.staff.add')}
        open={open}
        close={() => setOpen(false)}
        does={addStaff}
        ask={values => ({ body: staffBody(values) })}
        done={({ id }, { name }) => {
          void message.success(t('people.staff.added', { name }))
          added(id)
        }}
        start={{ skills: [], roles: [] }}
        at={atStaffField}
        submit={t('people.staff.add')}
      >
        <StaffFields />
        <Form.Item name="roles" label={t('people.staff.roles')}>
          <ChooseRoles />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
