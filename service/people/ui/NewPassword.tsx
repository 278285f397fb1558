import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { changePassword, passwordRefusals } from '../contract/session.ts'

type Values = { current: string; next: string; again: string }

/** Refusals that speak of the new password stand at it. */
export const atNewPassword = (field: string) =>
  Object.fromEntries([...passwordRefusals, 'the password is the same'].map(code => [code, field]))

/** The present password, the new one twice. */
export function NewPassword(props: { current: string; done: () => void; cancel?: () => void }) {
  const { current, done, cancel } = props
  const { t } = useTranslation()
  return (
    <DeedForm<typeof changePassword, Values>
      does={changePassword}
      ask={values => ({ body: { current: values.current, next: values.next } })}
      done={done}
      at={{ 'wrong password': 'current', ...(atNewPassword('next') as Record<string, 'next'>) }}
      submit={t('people.password.submit')}
      {...(cancel ? { cancel } : {})}
    >
      <Form.Item name="current" label={current} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('people.password.next')}
        extra={t('people.password.hint')}
        rules={[{ required: true }, { min: 10, message: t('people.refusals.the password is too short') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('people.password.again')}
        dependencies={['next']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value && value !== getFieldValue('next')) throw new Error(t('people.password.differs'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </DeedForm>
  )
}
