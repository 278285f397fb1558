import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { reopenCase, reopeningOwes } from '../contract.ts'
import './closing.css'

/** Open a closed case again: why, and what the customer is owed from then on. */
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
        <WillOwe caseId={caseId} />
      </DeedDialog>
    </>
  )
}

type Owes = Reply<typeof reopeningOwes>[number]

/** What goes on of before and what is promised anew, by the standards. */
function WillOwe({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(reopeningOwes, { params: { id: caseId } })
  return (
    <Answered of={asked} waiting={<Waiting rows={1} />}>
      {owed =>
        owed.length === 0 ? (
          <p className="muted">{t('closing.owesNothing')}</p>
        ) : (
          <>
            <h3 className="sub">{t('closing.willOwe')}</h3>
            <ul className="plain spaced will-owe">
              {owed.map(one => (
                <li key={one.owes}>
                  <OneOwed of={one} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answered>
  )
}

function OneOwed({ of: { owes, policy, dueAt, leftMinutes, source } }: { of: Owes }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rounded = Math.round(leftMinutes ?? 0)
  const how =
    policy === 'continue'
      ? rounded === 0
        ? t('closing.nothingLeft')
        : t('closing.policies.continue', { time: when.worked(rounded) })
      : t(`closing.policies.${policy}`)
  return (
    <>
      <strong>{t(`promises.kinds.${owes}`)}</strong>{' '}
      <time className="figures" dateTime={dueAt} title={when.full(dueAt)}>
        {t('closing.until', { at: when.near(dueAt) })}
      </time>
      <div className="muted" title={source}>
        {how}
      </div>
    </>
  )
}
