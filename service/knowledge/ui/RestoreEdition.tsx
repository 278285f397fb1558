import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { restoreEdition } from '../contract/editions.ts'

/** What an edition said is in force again, as a new one; nothing is taken away. */
export function RestoreEdition({ id, number, base }: { id: string; number: number; base: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const title = t('knowledge.answer.editions.restoreTitle', { number })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <DeedDialog<typeof restoreEdition, { reason?: string }>
        title={title}
        open={open}
        close={() => setOpen(false)}
        does={restoreEdition}
        ask={({ reason = '' }) => ({ params: { id, number }, body: { base, reason } })}
        done={({ edition }) =>
          void message.success(t('knowledge.answer.editions.restored', { number: edition }), 6)
        }
        submit={t('knowledge.answer.editions.restore')}
      >
        <p>{t('knowledge.answer.editions.restoreHint')}</p>
        <Form.Item name="reason" label={t('knowledge.answer.trust.reason')}>
          <Input autoComplete="off" maxLength={400} placeholder={t('knowledge.answer.trust.reasonHint')} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
