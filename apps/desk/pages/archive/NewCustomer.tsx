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

/** `?phone=`: the number that is on the line. */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const [asked] = useSearchParams()
  const [id] = useState(uuidv7)
  const [start] = useState(() => blank({ phone: asked.get('phone') ?? '' }))
  return (
    <Page title={t('archive.newCustomer')}>
      <section className="panel form-page">
        <DeedForm<typeof addCustomer, CustomerValues>
          does={addCustomer}
          start={start}
          ask={values => ({ body: { ...entryOf(values), id } })}
          done={customer => go(`/customers/${customer.id}`, { replace: true })}
          submit={t('web.save')}
          cancel={() => go(-1)}
        >
          <CustomerFields />
        </DeedForm>
      </section>
    </Page>
  )
}
