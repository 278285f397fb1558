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

/** `?phone=`, `?name=`, `?address=`: what is known; `?call`: he is on the line, and back there it goes. */
export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const [asked] = useSearchParams()
  const [id] = useState(uuidv7)
  const [start] = useState(() =>
    blank({
      name: asked.get('name') ?? '',
      phone: asked.get('phone') ?? '',
      address: asked.get('address') ?? '',
    }),
  )
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
