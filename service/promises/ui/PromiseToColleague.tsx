import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { promiseAnything } from '../contract/any-kind.ts'
import { AboutItem, DueItem } from './PromiseDeeds.tsx'
import { useQuickTimes } from './quickTimes.ts'

type Values = { staff: string; dueAt: string; about?: string }

/** One of ours had an idea: until when he has an answer (seeds/001). */
export function PromiseToColleague() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const quick = useQuickTimes()
  if (!useMay(promiseAnything)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('promises.toColleague')}</Button>
      <DeedDialog<typeof promiseAnything, Values>
        title={t('promises.toColleague')}
        open={open}
        close={() => setOpen(false)}
        does={promiseAnything}
        at={{ 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' }}
        ask={({ staff, dueAt, about = '' }) => ({
          body: { for: { staff }, kind: 'suggestion answer', due: { at: dueAt }, about },
        })}
        done={() => {}}
        submit={t('promises.make')}
      >
        <Form.Item name="staff" label={t('promises.colleague')} rules={[{ required: true }]}>
          <ChooseStaff />
        </Form.Item>
        <DueItem quick={quick} />
        <AboutItem />
      </DeedDialog>
    </>
  )
}
