import { Button, Form, Modal } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DeedForm, Trouble } from '#core/desk/DeedForm.tsx'
import { MomentField } from '#core/desk/MomentField.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk, useTell } from '#core/web/ask.ts'
import { clockOf, dayAfter } from '#core/web/moment.ts'
import { useNow } from '#core/web/now.ts'
import { instantOf, TimeZone, useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import type { PauseReason } from '#service/standards/contract.ts'
import { pausePromise, resumePromise } from '../contract/clocks.ts'
import { promiseClock } from '../contract/pauses.ts'
import { type Clock, ClockFacts, Pauses } from './PauseClock.tsx'
import { isToDo, nameOf, type Promised } from './shapes.ts'

/** Stop the clock of a promise that a standard made, let it run again, and see what that earned. */
export function Pause({ of }: { of: Promised }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  // Only a standard's clock stands: what a hand promised is promised anew.
  if (!useMay(promiseClock) || of.owedFor === null || !isToDo(of)) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t(of.paused === null ? 'promises.clock.pause' : 'promises.clock.resume')}
      </Button>
      <Modal
        title={t('promises.clock.title', { kind: t(`promises.kinds.${of.kind}`), name: nameOf(of) })}
        open={open}
        onCancel={close}
        footer={null}
        destroyOnHidden
      >
        <TheClock of={of} close={close} />
      </Modal>
    </>
  )
}

function TheClock({ of, close }: { of: Promised; close: () => void }) {
  const asked = useAsk(promiseClock, { params: { id: of.id } })
  return (
    <Answered of={asked} waiting={<Waiting rows={4} />}>
      {clock => (
        <>
          <ClockFacts of={clock} />
          {of.paused === null ? <Stop of={of} clock={clock} close={close} /> : <GoOn of={of} close={close} />}
          <Pauses of={clock} />
        </>
      )}
    </Answered>
  )
}

type Values = { reason: PauseReason; until: string }

/** What we wait for, and until when at the latest; where nothing is allowed, why. */
function Stop({ of, clock, close }: { of: Promised; clock: Clock; close: () => void }) {
  const { t } = useTranslation()
  const quick = useLatest()
  const may = useMay(pausePromise)
  const first = clock.ways.find(({ whyNot }) => whyNot === null)
  const why = clock.ways.find(({ whyNot }) => whyNot !== null)?.whyNot
  if (first === undefined) return why ? <p className="notice">{t(`promises.refusals.${why}`)}</p> : null
  if (!may) return null
  return (
    <DeedForm<typeof pausePromise, Values>
      does={pausePromise}
      start={{ reason: first.reason }}
      at={{ 'a pause ends after it begins': 'until', 'too long to be a pause': 'until' }}
      ask={body => ({ params: { id: of.id }, body })}
      done={close}
      cancel={close}
      submit={t('promises.clock.pause')}
    >
      <Form.Item name="reason" label={t('promises.clock.waitFor')} rules={[{ required: true }]}>
        <Choices<PauseReason>
          label={t('promises.clock.waitFor')}
          options={clock.ways.map(({ reason, whyNot }) => ({
            value: reason,
            label: t(`promises.clock.reasons.${reason}`),
            disabled: whyNot !== null,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('promises.clock.until')}
        extra={t('promises.clock.untilMore')}
        rules={[{ required: true }]}
      >
        <MomentField quick={quick} />
      </Form.Item>
    </DeedForm>
  )
}

function GoOn({ of, close }: { of: Promised; close: () => void }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(resumePromise)
  const may = useMay(resumePromise)
  const goOn = () =>
    tell({ params: { id: of.id } }).then(close, () => {
      // `failure` says it.
    })
  return (
    <>
      <p>
        <PausedChip of={of} />
      </p>
      {may && (
        <Button type="primary" autoFocus loading={telling} onClick={() => void goOn()}>
          {t('promises.clock.resume')}
        </Button>
      )}
      <Trouble failure={failure} />
    </>
  )
}

/** Beside a promise whose clock stands: for what, and until when at the latest. */
export function PausedChip({ of: { paused } }: { of: Pick<Promised, 'paused'> }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (paused === null) return null
  const reason = t(`promises.clock.reasons.${paused.reason}`)
  return (
    <span className="chip wait">{t('promises.clock.chip', { reason, until: when.near(paused.until) })}</span>
  )
}

/** Times until which one waits most. */
function useLatest() {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const today = clockOf(new Date(useNow()).toISOString(), zone).day
  const at = (days: number) => instantOf(dayAfter(today, days), '10:00', zone)
  const days = { tomorrow: 1, threeDays: 3, week: 7 } as const
  return (['tomorrow', 'threeDays', 'week'] as const).map(key => ({
    key,
    at: at(days[key]),
    word: t(`promises.clock.quick.${key}`),
  }))
}
