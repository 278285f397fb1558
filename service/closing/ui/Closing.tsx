import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { OUTCOMES } from '#service/cases/contract.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { closeCase, reopenCase, whatIsMissing } from '../contract.ts'

type Outcome = (typeof OUTCOMES)[number]

/** What is missing before the case may close, the most important first. */
export function Missing({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(whatIsMissing, { params: { id: caseId } })
  return (
    <Answered of={asked}>
      {({ missing }) =>
        missing.length === 0 ? (
          <p className="all-done">{t('closing.nothingMissing')}</p>
        ) : (
          <ul className="missing">
            {[...new Set(missing.map(({ what }) => what))].map(what => (
              <li key={what}>{t(`closing.refusals.${what}`)}</li>
            ))}
          </ul>
        )
      }
    </Answered>
  )
}

/** Close: the server has the last word; what stands in the way for a solved case is said before. */
export function Close({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const may = useMay(closeCase)
  const { data } = useAsk(whatIsMissing, may ? { params: { id: caseId } } : null)
  if (!may) return null
  const first = data?.missing[0]?.what
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('closing.close')}</Button>
      <DeedDialog<typeof closeCase, { outcome: Outcome; word?: string }>
        title={t('closing.closeTitle')}
        open={open}
        close={() => setOpen(false)}
        does={closeCase}
        start={{ outcome: 'solved' }}
        at={{ 'say why it ends like this': 'word' }}
        ask={({ outcome, word = '' }) => ({ params: { id: caseId }, body: { outcome, word } })}
        done={() => {}}
        submit={t('closing.close')}
      >
        {first !== undefined && (
          <Alert
            className="trouble"
            type="info"
            title={t('closing.mayNotYet', { what: t(`closing.refusals.${first}`) })}
          />
        )}
        <Form.Item name="outcome" label={t('cases.outcome')}>
          <Radio.Group
            className="stacked"
            options={OUTCOMES.map(value => ({ value, label: t(`cases.outcomes.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="word"
          label={t('closing.word')}
          dependencies={['outcome']}
          rules={[
            ({ getFieldValue }) => ({
              required: withoutWork(getFieldValue('outcome')),
              whitespace: true,
              message: t('closing.wordNeeded'),
            }),
          ]}
        >
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            placeholder={t('closing.wordHint')}
          />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

const withoutWork = (outcome: Outcome) => outcome === 'not wanted' || outcome === 'not solvable'

export function Reopen({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(reopenCase)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('closing.reopen')}</Button>
      <DeedDialog<typeof reopenCase, { why: string }>
        title={t('closing.reopenTitle')}
        open={open}
        close={() => setOpen(false)}
        does={reopenCase}
        ask={body => ({ params: { id: caseId }, body })}
        done={() => {}}
        submit={t('closing.reopen')}
      >
        <Form.Item name="why" label={t('closing.why')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={500} placeholder={t('closing.whyHint')} />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
