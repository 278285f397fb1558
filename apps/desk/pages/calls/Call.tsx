import { Button, type InputRef } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import '#service/archive/ui/archive.css'
import { caller } from '#service/reception/contract/caller.ts'
import { Page } from '../../Page.tsx'
import { FindBox } from '../../shell/FindBox.tsx'
import type { Hit } from '../../shell/FindList.tsx'
import './calls.css'
import { CallDone, type CallResult } from './CallDone.tsx'
import { CallerCard } from './CallerCard.tsx'
import { CallForm } from './CallForm.tsx'
import { OnTheLine } from './OnTheLine.tsx'
import { newCustomerAt } from './stranger.ts'

const changes = {
  on: ['case opened', 'case closed', 'promise made', 'promise kept', 'conversation logged'],
}

/**
 * The call console: who is it, what is it, how does it end; one deed. `?phone=` the number on the line, for
 * telephone systems; `?customer=`, `?device=`, `?case=` what is known already.
 */
export function Component() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const box = useRef<InputRef>(null)
  const customer = params.get('customer') || null
  const phone = params.get('phone')?.trim() ?? ''
  useEffect(() => {
    if (customer === null) box.current?.focus()
  }, [customer])
  const choose = (hit: Hit) => {
    const who = hit.kind === 'customer' ? hit.id : hit.of
    if (who !== null) {
      setParams({ customer: who, ...(hit.kind === 'customer' ? {} : { [hit.kind]: hit.id }) })
    }
  }
  return (
    <Page title={t('reception.console.title')}>
      <WhoCalls
        key={`${customer} ${phone}`}
        box={box}
        phone={customer === null ? phone : ''}
        choose={choose}
      />
      {customer !== null ? (
        <OneCall key={customer} customer={customer} next={() => setParams({})} />
      ) : phone !== '' ? (
        <OnTheLine phone={phone} is={found => setParams({ customer: found }, { replace: true })} />
      ) : (
        <p className="call-hint muted">{t('reception.console.hint')}</p>
      )}
    </Page>
  )
}

/** The box: who is not found is a new customer by one more Enter, with what was typed filled in. */
function WhoCalls(props: { box: RefObject<InputRef | null>; phone: string; choose: (hit: Hit) => void }) {
  const { box, phone, choose } = props
  const { t } = useTranslation()
  const go = useNavigate()
  const typed = useRef(phone)
  return (
    <div className="call-who">
      <FindBox
        list="call-find"
        label={t('reception.console.who')}
        box={box}
        large
        start={phone}
        typed={text => {
          typed.current = text
        }}
        choose={choose}
        nobody={{ word: t('reception.console.nobody'), take: text => go(newCustomerAt(text)) }}
      />
      <Button size="large" onClick={() => go(newCustomerAt(typed.current))}>
        {t('archive.newCustomer')}
      </Button>
    </div>
  )
}

/** The customer is known: his card, and the form until the call is saved. */
function OneCall({ customer, next }: { customer: string; next: () => void }) {
  const [params] = useSearchParams()
  const [done, setDone] = useState<CallResult | null>(null)
  const asked = useAsk(caller, { params: { id: customer } }, changes)
  return (
    <Answered of={asked} waiting={<Waiting rows={10} />}>
      {seen => (
        <div className="call">
          <CallerCard of={seen} />
          {done ? (
            <CallDone result={done} next={next} />
          ) : (
            <CallForm
              file={seen.file}
              open={seen.open}
              device={params.get('device')}
              about={params.get('case')}
              done={setDone}
            />
          )}
        </div>
      )}
    </Answered>
  )
}
