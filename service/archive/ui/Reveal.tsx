import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import { revealCustomer } from '../contract.ts'

type Reason = Question<typeof revealCustomer>['body']['reason']
const reasons: readonly Reason[] = ['customer asked', 'check of data', 'complaint', 'legal duty', 'audit']

/**
 * Phones and addresses are covered for this reader; each look is asked for with a reason and kept in the
 * journal.
 */
export function Reveal(props: { customer: string; shown: (file: Reply<typeof revealCustomer>) => void }) {
  const { customer, shown } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="covered">
      <p className="muted">{t('archive.reveal.why')}</p>
      <Button onClick={() => setOpen(true)}>{t('archive.reveal.look')}</Button>
      <DeedDialog<typeof revealCustomer, { reason: Reason }>
        title={t('archive.reveal.look')}
        open={open}
        close={() => setOpen(false)}
        does={revealCustomer}
        start={{ reason: 'customer asked' }}
        ask={body => ({ params: { id: customer }, body })}
        done={shown}
        submit={t('archive.reveal.look')}
      >
        <p>{t('archive.reveal.kept')}</p>
        <Form.Item name="reason" label={t('archive.reveal.reason')}>
          <Radio.Group
            className="stacked"
            options={reasons.map(value => ({ value, label: t(`archive.reveal.reasons.${value}`) }))}
          />
        </Form.Item>
      </DeedDialog>
    </div>
  )
}
