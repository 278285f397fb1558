import { App, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { NewPassword } from './NewPassword.tsx'

export default function ChangePassword({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const done = () => {
    close()
    void message.success(t('people.password.done'))
  }
  return (
    <Modal open title={t('people.password.title')} onCancel={close} footer={null} width={440}>
      <NewPassword current={t('people.password.current')} done={done} cancel={close} />
    </Modal>
  )
}
