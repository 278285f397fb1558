import { Button, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A secret that is shown once: it cannot be clicked away by accident. */
export function OneTime(props: { title: string; secret: string; close: () => void; children: ReactNode }) {
  const { title, secret, close, children } = props
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={close}>
          {t('web.close')}
        </Button>
      }
    >
      <p>{children}</p>
      <Typography.Text
        className="one-time"
        code
        copyable={{ tooltips: [t('people.login.copy'), t('people.login.copied')] }}
      >
        {secret}
      </Typography.Text>
    </Modal>
  )
}
