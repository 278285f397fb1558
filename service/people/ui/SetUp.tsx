import { App, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Question } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { readSetUp, setUp } from '../contract/session.ts'
import { ChooseTimeZone } from './choose.tsx'
import { atNewPassword } from './NewPassword.tsx'

type Values = Question<typeof setUp>['body'] & { again?: string }

/** The first visitor of an empty system makes the company and becomes its administrator. */
export default function SetUp() {
  const { t } = useTranslation()
  const state = useAsk(readSetUp, {})
  return (
    <>
      <h2>{t('people.setUp.title')}</h2>
      <p className="muted">{t('people.setUp.text')}</p>
      <Answered of={state}>{({ codeNeeded }) => <SetUpForm codeNeeded={codeNeeded} />}</Answered>
    </>
  )
}

function SetUpForm({ codeNeeded }: { codeNeeded: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const at = {
    'the code is not valid': 'code',
    'user name not possible': 'username',
    ...atNewPassword('password'),
  } as Record<string, keyof Values & string>
  return (
    <DeedForm<typeof setUp, Values>
      does={setUp}
      ask={body => ({ body: { ...body, phone: body.phone || undefined } })}
      done={() => void message.success(t('people.setUp.done'))}
      start={{ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }}
      at={at}
      submit={t('people.setUp.submit')}
    >
      {codeNeeded && (
        <Form.Item
          name="code"
          label={t('people.setUp.code')}
          extra={t('people.setUp.codeHint')}
          rules={[{ required: true }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      )}
      <Form.Item
        name="company"
        label={t('people.setUp.company')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoComplete="organization" maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('people.setUp.timeZone')} rules={[{ required: true }]}>
        <ChooseTimeZone />
      </Form.Item>
      <AdministratorFields />
    </DeedForm>
  )
}

function AdministratorFields() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="name" label={t('people.setUp.name')} rules={[{ required: true, whitespace: true }]}>
        <Input autoComplete="name" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('people.setUp.username')}
        extra={t('people.setUp.usernameHint')}
        rules={[{ required: true }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={t('people.setUp.phone')}>
        <Input autoComplete="tel" inputMode="tel" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('people.setUp.password')}
        extra={t('people.password.hint')}
        rules={[{ required: true }, { min: 10, message: t('people.refusals.the password is too short') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
