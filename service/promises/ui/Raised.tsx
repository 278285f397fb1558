import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { caseRaisings, lowerCase } from '../contract/raisings.ts'
import { whyNotLower } from '../rules/raising.ts'
import './raised.css'
import type { Promised } from './shapes.ts'

type Raised = Reply<typeof caseRaisings>['items'][number]

/** Beside a promise: what makes its case more urgent than its trouble. */
export function RaisedChips({ of }: { of: Pick<Promised, 'raisedFor'> }) {
  return of.raisedFor.map(why => <RaisedChip key={why} why={why} />)
}

function RaisedChip({ why }: Pick<Raised, 'why'>) {
  const { t } = useTranslation()
  return (
    <span className={why === 'damage' ? 'chip bad' : 'chip wait'}>{t(`promises.raised.chips.${why}`)}</span>
  )
}

/** What makes a case more urgent: who said so, when, in whose words; absent while nothing does. */
export function RaisedOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const asked = useAsk(caseRaisings, { params: { id: caseId } }, { on: ['case raised', 'case lowered'] })
  return (
    <Answered of={asked} waiting={null}>
      {({ items }) =>
        items.length > 0 && (
          <ul className="plain raised" aria-label={t('promises.raised.raise')}>
            {items.map(one => (
              <li key={one.why} className="in-a-row">
                <OneRaised caseId={caseId} of={one} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  )
}

function OneRaised({ caseId, of }: { caseId: string; of: Raised }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <>
      <RaisedChip why={of.why} />
      {of.words !== '' && <q>{of.words}</q>}
      <span className="muted">{t('promises.raised.by', { name: of.by.name, at: when.near(of.at) })}</span>
      <TakeBack caseId={caseId} of={of} />
    </>
  )
}

/** Raised by mistake, says somebody else than whoever raised it. */
function TakeBack({ caseId, of }: { caseId: string; of: Raised }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [open, setOpen] = useState(false)
  const { tell, telling, failure } = useTell(lowerCase)
  if (!useMay(lowerCase)) return null
  const mine = whyNotLower({ by: of.by.id }, staff) !== null
  const close = () => setOpen(false)
  const takeBack = () =>
    tell({ params: { id: caseId, why: of.why } }).then(close, () => {
      // `failure` says it.
    })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('promises.raised.takeBack')}
      </Button>
      <Modal
        title={t('promises.raised.takeBackTitle', { why: t(`promises.raised.chips.${of.why}`) })}
        open={open}
        onCancel={close}
        onOk={() => void takeBack()}
        okText={t('promises.raised.takeBack')}
        okButtonProps={{ disabled: mine, autoFocus: !mine, loading: telling }}
        cancelText={t('promises.raised.keep')}
        width={440}
        destroyOnHidden
      >
        <p>{t(mine ? 'promises.raised.aSecondPerson' : 'promises.raised.takeBackEffect')}</p>
        <Trouble failure={failure} />
      </Modal>
    </>
  )
}
