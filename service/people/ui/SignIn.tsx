import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm, Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { type readSession, signIn } from '../contract/session.ts'
import { demoOrder } from './demoOrder.ts'

type Demo = Reply<typeof readSession>['demo']

/** User name or phone, and password. With a demo world its accounts stand below, one press each. */
export default function SignIn({ demo, interrupted }: { demo: Demo; interrupted: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {interrupted && <Alert className="trouble" type="info" title={t('people.signIn.again')} />}
      <DeedForm<typeof signIn, { login: string; password: string }>
        does={signIn}
        ask={body => ({ body })}
        done={() => undefined}
        at={{ 'wrong name or password': 'password' }}
        submit={t('people.signIn.submit')}
      >
        <Form.Item name="login" label={t('people.signIn.login')} rules={[{ required: true }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('people.signIn.password')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      </DeedForm>
      <p className="muted">{t('people.signIn.forgotten')}</p>
      {demo && <DemoAccounts demo={demo} />}
    </>
  )
}

function DemoAccounts({ demo }: { demo: NonNullable<Demo> }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { tell, telling, failure } = useTell(signIn)
  const { first, others } = demoOrder(demo.accounts)
  const shown = all ? [...first, ...others] : first
  const enter = (username: string) =>
    void tell({ body: { login: username, password: demo.password } }).catch(() => undefined)
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('people.signIn.demo')}</h2>
      <p className="muted">
        {t('people.signIn.demoUse')} <code>{demo.password}</code>
      </p>
      <Trouble failure={failure} />
      <ul>
        {shown.map(({ username, name, roles, company }) => (
          <li key={username}>
            <Button type="text" block disabled={telling} onClick={() => enter(username)}>
              <b>{name}</b>
              <span>{roles.map(role => t(`people.roles.${role}`)).join(' · ')}</span>
              <small>{company}</small>
            </Button>
          </li>
        ))}
      </ul>
      {!all && others.length > 0 && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('people.signIn.demoShow', { count: others.length })}
        </Button>
      )}
    </section>
  )
}
