import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Waiting } from '#core/desk/states.tsx'
import { askKey, useAsk } from '#core/web/ask.ts'
import { caller, callerAt } from '#service/reception/contract/caller.ts'
import { newCustomerAt } from './stranger.ts'

/**
 * A telephone system has told the number. One customer has it: his file opens. Several have it: the list of
 * the box says which. Nobody has it: one Enter makes him a customer.
 */
export function OnTheLine({ phone, is }: { phone: string; is: (customer: string) => void }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const client = useQueryClient()
  const { data, error } = useAsk(callerAt, { query: { phone } })
  const customers = [...new Set(data?.owners.map(({ customer }) => customer))]
  const only = data?.caller ?? undefined
  useEffect(() => {
    if (only === undefined) return
    // What came with the number is not asked for again.
    client.setQueryData(askKey(caller, { params: { id: only.file.id } }), only)
    is(only.file.id)
  }, [only, is, client])
  // What is no number (a withheld one, a name) is only looked for in the box.
  if (error) return <p className="call-hint muted">{t('reception.console.hint')}</p>
  if (data === undefined || only !== undefined) return <Waiting rows={10} />
  if (customers.length > 1) {
    return (
      <p className="call-hint" role="status">
        {t('reception.console.several', { phone: data.shown, count: customers.length })}
      </p>
    )
  }
  return (
    <section className="panel call-stranger" role="status">
      <p>{t('reception.console.stranger', { phone: data.shown })}</p>
      <Button type="primary" autoFocus onClick={() => go(newCustomerAt(phone))}>
        {t('archive.newCustomer')}
      </Button>
    </section>
  )
}
