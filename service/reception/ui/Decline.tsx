import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { answerShift } from '../contract/shifts.ts'
import type { answerHandover } from '../contract.ts'

type Answering = typeof answerHandover | typeof answerShift

/** Says no to what a colleague offers, and why: a case, or what is open at the end of his shift. */
export function Decline({ does, id }: { does: Answering; id: string }) {
  const { t } = useTranslation()
  const [declining, setDeclining] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setDeclining(true)}>
        {t('reception.decline')}
      </Button>
      <DeedDialog<Answering, { why: string }>
        title={t('reception.decline')}
        open={declining}
        close={() => setDeclining(false)}
        does={does}
        ask={({ why }) => ({ params: { id }, body: { answer: 'declined', why } })}
        done={() => {}}
        submit={t('reception.decline')}
      >
        <Form.Item
          name="why"
          label={t('reception.declineWhy')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
