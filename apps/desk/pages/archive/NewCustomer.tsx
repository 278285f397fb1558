import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { uuidv7 } from '#core/ids.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { CustomerFields } from '#service/archive/ui/CustomerFields.tsx'
import { blank, type CustomerValues, entryOf } from '#service/archive/ui/entry.ts'
import '#service/archive/ui/archive.css'
import { Page } from '../../Page.tsx'

/** `?phone=`: the number on the line; `?call`: he is on it now, and back to the call it goes. */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const [asked] = useSearchParams()
  const [id] = useState(uuidv7)
  const [start] = useState(() => blank({ phone: asked.get('phone') ?? '' }))
  const calling = asked.has('call')
  return (
    <Page title={t('archive.newCustomer')} back="/customers">
      <section className="panel form-page">
        <DeedForm<typeof addCustomer, CustomerValues>
          does={addCustomer}
          start={start}
          ask={values => ({ body: { ...entryOf(values), id } })}
          done={customer =>
            go(calling ? `/call?customer=${customer.id}` : `/customers/${customer.id}`, { replace: true })
          }
          submit={t('web.save')}
          cancel={() => go(-1)}
        >
          <CustomerFields />
        </DeedForm>
      </section>
    </Page>
  )
}
