import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { MomentField } from '#core/desk/MomentField.tsx'
import { useNow } from '#core/web/now.ts'
import { byPhone, ToldItems, type ToldValues, toldOf } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { renegotiatePromise, withdrawPromise } from '../contract.ts'
import { whyNotRenegotiate } from '../rules.ts'
import { useQuickTimes } from './quickTimes.ts'
import type { Promised } from './shapes.ts'

/** Move a callback or feedback before its time; past it the button says why it is too late. */
export function Renegotiate({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const may = useMay(renegotiatePromise)
  const why = useWhyNotMove(of)
  const quick = useQuickTimes()
  if (!may) return null
  return (
    <>
      <Button size="small" disabled={why !== null} title={why ?? ''} onClick={() => setOpen(true)}>
        {t('promises.move')}
      </Button>
      <DeedDialog<typeof renegotiatePromise, { dueAt: string; movedBy: 'us' | 'customer'; told: ToldValues }>
        title={t('promises.moveTitle')}
        open={open}
        close={() => setOpen(false)}
        does={renegotiatePromise}
        start={{ dueAt: of.dueAt, movedBy: 'us', told: { ...byPhone, said: '' } }}
        at={{ 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' }}
        ask={({ dueAt, movedBy, told }) => ({
          params: { id: of.id },
          body: { dueAt, movedBy, told: toldOf(told) },
        })}
        done={() => {}}
        submit={t('promises.move')}
      >
        <p className="muted">{t('promises.moveOnlyBefore')}</p>
        <Form.Item name="dueAt" label={t('promises.movedTo')} rules={[{ required: true }]}>
          <MomentField quick={quick} />
        </Form.Item>
        <Form.Item name="movedBy" label={t('promises.moveWho')}>
          <Radio.Group
            options={(['us', 'customer'] as const).map(value => ({
              value,
              label: t(`promises.movedBy.${value}`),
            }))}
          />
        </Form.Item>
        <ToldItems at={['told']} />
      </DeedDialog>
    </>
  )
}

/** The rule of the server, asked here for the words on the greyed-out button. */
export function useWhyNotMove(of: Pick<Promised, 'windowFrom' | 'dueAt'>): string | null {
  const { t } = useTranslation()
  const now = Temporal.Instant.fromEpochMilliseconds(useNow())
  const dueAt = Temporal.Instant.from(of.dueAt)
  const windowFrom = of.windowFrom === null ? null : Temporal.Instant.from(of.windowFrom)
  const open = { windowFrom, dueAt, settledAs: null, settledAt: null }
  const later = { windowFrom: null, dueAt: now.add({ hours: 1 }) }
  const why = whyNotRenegotiate(open, later, now, now)
  return why === null ? null : t(`promises.refusals.${why}`)
}

export function Withdraw({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(withdrawPromise)) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('promises.withdraw')}
      </Button>
      <DeedDialog<typeof withdrawPromise, ToldValues>
        title={t('promises.withdrawTitle')}
        open={open}
        close={() => setOpen(false)}
        does={withdrawPromise}
        start={byPhone}
        ask={values => ({ params: { id: of.id }, body: toldOf(values) })}
        done={() => {}}
        submit={t('promises.withdraw')}
      >
        <ToldItems said={t('promises.withdrawSaid')} hint={t('promises.withdrawHint')} />
      </DeedDialog>
    </>
  )
}

export function DueItem({
  quick,
  name = 'dueAt',
  label,
}: {
  quick: ReturnType<typeof useQuickTimes>
  name?: string
  label?: string
}) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label ?? t('promises.due')} rules={[{ required: true }]}>
      <MomentField quick={quick} />
    </Form.Item>
  )
}

export function AboutItem({ name = 'about' }: { name?: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t('promises.about')}>
      <Input maxLength={500} autoComplete="off" placeholder={t('promises.aboutHint')} />
    </Form.Item>
  )
}
