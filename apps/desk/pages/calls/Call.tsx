import { Button, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { customerFile } from '#service/archive/contract.ts'
import '#service/archive/ui/archive.css'
import { Page } from '../../Page.tsx'
import { FindBox } from '../../shell/FindBox.tsx'
import type { Hit } from '../../shell/FindList.tsx'
import './calls.css'
import { CallDone, type CallResult } from './CallDone.tsx'
import { CallerCard } from './CallerCard.tsx'
import { CallForm } from './CallForm.tsx'

/**
 * The call console: who is it, what is it, how does it end; one deed. `?phone=` the number on the line;
 * `?customer=`, `?device=`, `?case=` what is known already.
 */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const box = useRef<InputRef>(null)
  const typed = useRef(params.get('phone') ?? '')
  const [done, setDone] = useState<CallResult | null>(null)
  const customer = params.get('customer') || null
  const asked = useAsk(customerFile, customer === null ? null : { params: { id: customer } })

  useEffect(() => {
    if (customer === null) box.current?.focus()
  }, [customer])
  const choose = (hit: Hit) => {
    const who = hit.kind === 'customer' ? hit.id : hit.of
    if (who === null) return
    setDone(null)
    setParams({ customer: who, ...(hit.kind === 'customer' ? {} : { [hit.kind]: hit.id }) })
  }
  const next = () => {
    setDone(null)
    setParams({})
  }
  return (
    <Page title={t('reception.console.title')}>
      <div className="call-who">
        <FindBox
          key={customer ?? 'next'}
          list="call-find"
          label={t('reception.console.who')}
          box={box}
          large
          start={customer === null ? typed.current : ''}
          typed={text => {
            typed.current = text
          }}
          choose={choose}
        />
        <Button size="large" onClick={() => go(`/customers/new?call=1&phone=${phoneIn(typed.current)}`)}>
          {t('archive.newCustomer')}
        </Button>
      </div>
      {customer === null ? (
        <p className="call-hint muted">{t('reception.console.hint')}</p>
      ) : (
        <Answered of={asked} waiting={<Waiting rows={10} />}>
          {file => (
            <div className="call">
              <CallerCard file={file} />
              {done ? (
                <CallDone result={done} next={next} />
              ) : (
                <CallForm
                  key={file.id}
                  file={file}
                  device={params.get('device')}
                  about={params.get('case')}
                  done={setDone}
                />
              )}
            </div>
          )}
        </Answered>
      )}
    </Page>
  )
}

/** What was typed, when it looks like a number: the new customer's first phone. */
const phoneIn = (text: string) =>
  /^[\d\s+()-]{5,}$/.test(text.trim()) ? encodeURIComponent(text.trim()) : ''
