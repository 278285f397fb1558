import { Alert, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import type { tryMail, tryWebhook } from '../contract/notice-tries.ts'
import { whyOf } from '../rules/notices/reasons.ts'
import './notices.css'

type Tried = Reply<typeof tryMail>

/** Sends one message at once and says what the other end said. */
export function TryDialog<E extends typeof tryMail | typeof tryWebhook>(props: {
  title: string
  does: E
  ask: (values: { to?: string }) => Question<E>
  start?: { to?: string }
  close: () => void
  children?: ReactNode
}) {
  const { title, does, ask, start = {}, close, children } = props
  const { t } = useTranslation()
  const [tried, setTried] = useState<Tried | null>(null)
  return (
    <Modal open title={title} onCancel={close} footer={null} width={480} destroyOnHidden>
      {tried && <Outcome of={tried} />}
      <DeedForm<E, { to?: string }>
        does={does}
        ask={ask}
        start={start}
        at={{ 'a gateway needs a phone': 'to' }}
        submit={t('hotline.notices.attempt.send')}
        cancel={close}
        done={answer => setTried(answer as Tried)}
      >
        {children}
      </DeedForm>
    </Modal>
  )
}

function Outcome({ of: { as, why } }: { of: Tried }) {
  const { t } = useTranslation()
  if (as !== 'failed') {
    return (
      <Alert className="trouble" type="success" role="status" title={t(`hotline.notices.attempt.${as}`)} />
    )
  }
  const { reason, said } = whyOf(why ?? '')
  return (
    <Alert
      className="trouble"
      type="error"
      role="alert"
      title={t('hotline.notices.attempt.failed')}
      description={
        <span className="stacked-words">
          <span>{t(`hotline.notices.reasons.${reason}`)}</span>
          {said && <span className="muted small">{said}</span>}
        </span>
      }
    />
  )
}
