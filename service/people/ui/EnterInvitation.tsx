import { App, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { acceptInvitation } from '../contract/session.ts'
import { useSession } from './session.tsx'

/** A guest enters the code that the other company told him. */
export default function EnterInvitation({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const known = useSession().companies.map(({ id }) => id)
  return (
    <DeedDialog<typeof acceptInvitation, { code: string }>
      title={t('people.invite.enter')}
      open
      close={close}
      does={acceptInvitation}
      ask={body => ({ body })}
      done={({ companies }) => {
        const company = companies.find(({ id }) => !known.includes(id))?.name ?? ''
        void message.success(t('people.invite.joined', { company }))
      }}
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
