import { App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { customerFile } from '#service/archive/contract.ts'
import { Phones } from '#service/archive/ui/Reach.tsx'
import { byPhone, ChannelItem, ContactSelect, type ToldValues } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import type { Promised } from '#service/promises/ui/shapes.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import { logCallback } from '../contract.ts'
import { EndingItems, type EndingValues, endingOf } from './EndingItems.tsx'

type Values = ToldValues & EndingValues & { reached: boolean }

/** A call back; it keeps the promise that asked for it. `of`: that promise, where it is known. */
export function Callback(props: {
  caseId: string
  customer: { id: string; name: string }
  of?: Pick<Promised, 'id' | 'kind' | 'dueAt'>
  primary?: boolean
  small?: boolean
}) {
  const { caseId, customer, of, primary = false, small = false } = props
  const { t } = useTranslation()
  const when = useWhen()
  const told = useTold()
  const [open, setOpen] = useState(false)
  if (!useMay(logCallback)) return null
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        size={small ? 'small' : 'middle'}
        onClick={() => setOpen(true)}
      >
        {t('reception.callback')}
      </Button>
      <DeedDialog<typeof logCallback, Values>
        title={t('reception.callbackTitle', { name: customer.name })}
        open={open}
        close={() => setOpen(false)}
        width={600}
        does={logCallback}
        start={{ ...byPhone, reached: true, said: '', ending: 'solved' }}
        at={{ 'this time is past': 'dueAt', 'what was said is missing': 'said' }}
        ask={values => ({ params: { id: caseId }, body: bodyOf(values, of) })}
        done={told}
        submit={t('reception.save')}
      >
        {of && (
          <p className="chip seal">
            {t('reception.keeps', { kind: t(`promises.kinds.${of.kind}`), due: when.near(of.dueAt) })}
          </p>
        )}
        <WhoToCall customer={customer.id} />
        <Form.Item name="reached" label={t('reception.reached')}>
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('reception.reachedYes') },
              { value: false, label: t('reception.reachedNo') },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['reached']}>
          {({ getFieldValue }) => <Said reached={getFieldValue('reached')} />}
        </Form.Item>
      </DeedDialog>
    </>
  )
}

function bodyOf(values: Values, of: Pick<Promised, 'id'> | undefined) {
  const { channel, contactId, said = '', reached } = values
  return {
    channel,
    said,
    reached,
    ...(contactId === undefined ? {} : { contactId }),
    ...(of === undefined ? {} : { keeps: [of.id] }),
    // Nobody was told anything: nothing can have been agreed.
    ending: reached ? endingOf({ ...values, told: said }) : ({ as: 'left open' } as const),
  }
}

function Said({ reached }: { reached: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="said" label={t('reception.said')} rules={[{ required: reached, whitespace: reached }]}>
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          placeholder={t(reached ? 'reception.saidHint' : 'reception.triedHint')}
        />
      </Form.Item>
      {reached && <EndingItems />}
    </>
  )
}

/** The numbers to dial, and with whom one speaks. */
function WhoToCall({ customer }: { customer: string }) {
  const { t } = useTranslation()
  const { data } = useAsk(customerFile, { params: { id: customer } })
  const contacts = data?.contacts ?? []
  return (
    <>
      {data && (
        <div className="reach">
          <Phones phones={[...data.phones, ...contacts.flatMap(({ phones }) => phones)]} />
        </div>
      )}
      <div className="field-pair">
        <ChannelItem />
        {contacts.length > 0 && (
          <Form.Item name="contactId" label={t('hotline.contact')}>
            <ContactSelect contacts={contacts} />
          </Form.Item>
        )}
      </div>
    </>
  )
}

/** Says what the deed has done: kept, and what the customer has been promised now. */
export function useTold() {
  const { t } = useTranslation()
  const when = useWhen()
  const { message } = App.useApp()
  return (answer: Reply<typeof logCallback>) => {
    const done = answer.kept.length > 0 ? t('reception.kept') : t('reception.logged')
    const next = answer.promises.map(({ kind, dueAt }) => {
      const known = PROMISE_KINDS.find(one => one === kind)
      const word = known === undefined ? kind : t(`promises.kinds.${known}`)
      return t('reception.nextPromise', { kind: word, due: when.near(dueAt) })
    })
    void message.success([done, ...next].join(' '), 6)
  }
}
