import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { More } from '#core/desk/More.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { BREACH_REASONS, type BreachReason, followUpBreach, openBreaches } from '../contract/breaches.ts'
import { hasItsOwnTime } from '../rules.ts'
import { DueItem } from './PromiseDeeds.tsx'
import { PromiseRows } from './PromiseRows.tsx'
import { useQuickTimes } from './quickTimes.ts'
import { nameOf, type Promised } from './shapes.ts'

type Waiting = { raisedAt: string; promise: Promised }
/** What is promised stands below, and must stay in sight. */
const AT_ONCE = 5
const growing = { on: ['promise breach raised', 'promise breach followed up'] }

/** Broken promises that ask for a word to the customer: first on the page, absent while there are none. */
export function Breaches() {
  const { t } = useTranslation()
  const rows = useAskPages<Waiting, typeof openBreaches>(openBreaches, { query: { limit: AT_ONCE } }, growing)
  if (rows.data === undefined || rows.data.length === 0) return null
  return (
    <section className="panel flush" aria-label={t('promises.breaches')}>
      <div className="panel-head">
        <h2>{t('promises.breaches')}</h2>
      </div>
      <p className="muted inset-text">{t('promises.breachesMore')}</p>
      <PromiseRows
        label={t('promises.breaches')}
        promises={rows.data.map(({ promise }) => promise)}
        withCustomer
        withCase
        always={promise => <FollowUp of={promise} />}
      />
      <More of={rows} />
    </section>
  )
}

type Values = { reason?: BreachReason; told: ToldValues; dueAt?: string }

/** Tell the customer, say why, promise anew. Whoever was called late has been told by that call. */
function FollowUp({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const quick = useQuickTimes()
  if (!useMay(followUpBreach)) return null
  const again = of.settledAt === null && !hasItsOwnTime(of.kind)
  const knows = of.evidence?.event === 'conversation logged' && of.standing === 'kept late'
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('promises.followUp')}
      </Button>
      <DeedDialog<typeof followUpBreach, Values>
        title={t('promises.followUpTitle', { name: nameOf(of) })}
        open={open}
        close={() => setOpen(false)}
        does={followUpBreach}
        start={{ told: { ...byPhone, said: '' } }}
        at={{ 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' }}
        ask={values => ({ params: { id: of.id }, body: bodyOf(values) })}
        done={() => {}}
        submit={t('promises.followUpSave')}
      >
        <Form.Item name="reason" label={t('promises.whyBroken')} rules={[{ required: true }]}>
          <Select options={BREACH_REASONS.map(value => ({ value, label: t(`promises.reasons.${value}`) }))} />
        </Form.Item>
        <ToldItems
          at={['told']}
          required={!knows}
          said={t('promises.toldSorry')}
          hint={t(knows ? 'promises.toldAlready' : 'promises.toldSorryHint')}
        />
        {again && <DueItem quick={quick} label={t('promises.newTime')} />}
      </DeedDialog>
    </>
  )
}

function bodyOf({ reason = 'other', told, dueAt }: Values) {
  return { reason, told: (told.said ?? '').trim() === '' ? null : toldOf(told), dueAt: dueAt ?? null }
}
