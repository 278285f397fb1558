import { App, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { acceptInvitation } from '../contract/session.ts'

/** A guest enters the code that the other company told him. */
export default function EnterInvitation({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <DeedDialog<typeof acceptInvitation, { code: string }>
      title={t('people.invite.enter')}
      open
      close={close}
      does={acceptInvitation}
      ask={body => ({ body })}
      done={session => void message.success(t('people.invite.joined', { company: session.company.name }))}
      at={{ 'the code is not valid': 'code' }}
      submit={t('people.invite.join')}
    >
      <p className="muted">{t('people.invite.enterText')}</p>
      <Form.Item name="code" label={t('people.invite.codeField')} rules={[{ required: true }]}>
        <Input autoComplete="off" autoFocus maxLength={40} />
      </Form.Item>
    </DeedDialog>
  )
}
