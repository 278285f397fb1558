import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { CaseChips } from '#service/cases/ui/CaseChips.tsx'
import { ROLES } from '#service/people/contract.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'
import { useSession } from '#service/people/ui/session.tsx'
import { Left, PromisedTime } from '#service/promises/ui/Due.tsx'
import { nameOf, type Promised, placeOf } from '#service/promises/ui/shapes.ts'
import { Kind } from '#service/promises/ui/Who.tsx'
import { HANDERS, offerShift, openOfShift } from '../contract/shifts.ts'
import { shiftChanges } from './ShiftOffers.tsx'
import './team.css'

type Open = Reply<typeof openOfShift>

const changes = { on: [...shiftChanges.on, 'promise made', 'promise kept', 'promise passed on'] }

/** 交班: what is open, what of it is due before one is back, and to whom it goes. `staff`: of a colleague. */
export function GoingHome({ staff }: { staff?: string | undefined }) {
  const asked = useAsk(openOfShift, { query: staff === undefined ? {} : { staff } }, changes)
  return (
    <Answered of={asked}>
      {open => (
        <>
          <Handing key={open.staff.id} of={open} />
          <FirstAsked of={open} />
        </>
      )}
    </Answered>
  )
}

/** A visit is given by dispatch, and what waits for an answer cannot be handed on twice. */
const canGo = (of: Open, promise: Promised) =>
  promise.kind !== 'visit window' && !of.offered.includes(promise.id)

type Values = { to: 'colleague' | 'pool'; whom?: string; role: (typeof ROLES)[number]; why: string }

function Handing({ of }: { of: Open }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { message } = App.useApp()
  const { staff: me, roles } = useSession()
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const before = new Set(of.beforeBack)
  const goes = ({ id }: Promised) => changed.get(id) ?? before.has(id)
  const chosen = of.promises.filter(promise => canGo(of, promise) && goes(promise))
  const set = (promises: readonly Promised[], goes: boolean) =>
    setChanged(new Map([...changed, ...promises.map(({ id }) => [id, goes] as const)]))
  if (of.promises.length === 0) {
    return (
      <section className="panel">
        <Empty title={t('reception.shift.nothing')}>
          <p className="state-text">{t('reception.shift.nothingMore')}</p>
        </Empty>
      </section>
    )
  }
  const role = ROLES.find(one => roles.includes(one) && (HANDERS as readonly string[]).includes(one))
  return (
    <>
      <section className="panel flush">
        <p className="inset-text muted">
          {of.backAt === null
            ? t('reception.shift.backUnknown')
            : t('reception.shift.back', { at: when.near(of.backAt) })}
        </p>
        {([true, false] as const).map(isBefore => (
          <Part
            key={String(isBefore)}
            of={of}
            title={t(isBefore ? 'reception.shift.before' : 'reception.shift.after')}
            promises={of.promises.filter(({ id }) => before.has(id) === isBefore)}
            goes={goes}
            set={set}
          />
        ))}
        {of.more && <p className="inset-text muted">{t('reception.team.more', { count: 200 })}</p>}
      </section>
      <section className="panel">
        <DeedForm<typeof offerShift, Values>
          does={offerShift}
          start={{ to: 'colleague', role: role ?? 'agent', why: t('reception.shift.whyStart') }}
          at={{
            'he has it already': 'whom',
            'he does not work here any more': 'whom',
            'he must not do this one himself': 'whom',
          }}
          ask={({ to, whom = '', role, why }) => ({
            body: {
              ...(of.staff.id === me ? {} : { from: of.staff.id }),
              to: to === 'colleague' ? { staff: whom } : { role },
              promises: chosen.map(({ id }) => id),
              why,
            },
          })}
          done={({ answerBy }) => {
            setChanged(new Map())
            void message.success(t('reception.shift.offered', { until: when.near(answerBy) }))
          }}
          submit={t('reception.shift.offer', { count: chosen.length })}
          keys={t('web.sendKeys')}
        >
          <ToItems none={chosen.length === 0} />
        </DeedForm>
      </section>
    </>
  )
}

function ToItems({ none }: { none: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="to"
        label={t('reception.shift.to')}
        rules={[
          {
            validator: () =>
              none ? Promise.reject(new Error(t('reception.shift.choose'))) : Promise.resolve(),
          },
        ]}
      >
        <Radio.Group
          className="one-of"
          optionType="button"
          options={(['colleague', 'pool'] as const).map(value => ({
            value,
            label: t(`reception.shift.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['to']}>
        {({ getFieldValue }) =>
          getFieldValue('to') === 'pool' ? (
            <Form.Item name="role" label={t('reception.shift.pool')}>
              <Select options={HANDERS.map(value => ({ value, label: t(`people.roles.${value}`) }))} />
            </Form.Item>
          ) : (
            <Form.Item name="whom" label={t('reception.shift.whom')} rules={[{ required: true }]}>
              <ChooseStaff />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="why" label={t('reception.shift.why')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  )
}

/** Promises of one part of the list, each with its box. */
function Part(props: {
  of: Open
  title: string
  promises: readonly Promised[]
  goes: (promise: Promised) => boolean
  set: (promises: readonly Promised[], goes: boolean) => void
}) {
  const { of, title, promises, goes, set } = props
  const { t } = useTranslation()
  if (promises.length === 0) return null
  const free = promises.filter(promise => canGo(of, promise))
  const all = free.length > 0 && free.every(goes)
  return (
    <section aria-label={title}>
      <div className="panel-head">
        <h2>
          {title} <span className="muted figures">{promises.length}</span>
        </h2>
        {free.length > 1 && (
          <Button size="small" onClick={() => set(free, !all)}>
            {t('reception.shift.all')}
          </Button>
        )}
      </div>
      <ul className="handing" aria-label={title}>
        {promises.map(promise => (
          <li key={promise.id} className={promise.standing === 'broken' ? 'broken' : ''}>
            <Checkbox
              checked={canGo(of, promise) && goes(promise)}
              disabled={!canGo(of, promise)}
              onChange={event => set([promise], event.target.checked)}
            >
              <Kind of={promise} /> <PromisedTime of={promise} /> <Left of={promise} />
            </Checkbox>
            <Link to={placeOf(promise)}>{nameOf(promise)}</Link>
            <span className="handing-about">{promise.about}</span>
            {of.offered.includes(promise.id) && (
              <span className="chip wait">{t('reception.shift.waits')}</span>
            )}
            {promise.kind === 'visit window' && <span className="muted">{t('reception.shift.visit')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function FirstAsked({ of }: { of: Open }) {
  const { t } = useTranslation()
  if (of.cases.length === 0) return null
  return (
    <section className="panel">
      <h2>
        {t('reception.shift.cases')} <span className="muted figures">{of.cases.length}</span>
      </h2>
      <ul className="plain spaced">
        {of.cases.map(one => (
          <li key={one.id} className="in-a-row">
            <Link to={`/cases/${one.id}`}>
              <span className="figures">{one.number}</span> {one.customer.name}
            </Link>{' '}
            <CaseChips of={one} /> <span className="muted">{one.symptom}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
