import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered, Failed } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { Failure } from '#core/web/failure.ts'
import { customerFile, editCustomer } from '#service/archive/contract.ts'
import { CustomerFields } from '#service/archive/ui/CustomerFields.tsx'
import { type CustomerValues, entryOf, valuesOf } from '#service/archive/ui/entry.ts'
import '#service/archive/ui/archive.css'
import type { File } from '#service/archive/ui/Reach.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const file = useAsk(customerFile, { params: { id } })
  return (
    <Page title={t('archive.editCustomer')} back={`/customers/${id}`}>
      <section className="panel form-page">
        <Answered of={file}>
          {/* What is covered cannot be written back: a form over it would write stars into the archive. */}
          {file => (file.masked ? <Failed failure={new Failure('forbidden')} /> : <EditForm file={file} />)}
        </Answered>
      </section>
    </Page>
  )
}

function EditForm({ file: now }: { file: File }) {
  const { t } = useTranslation()
  const go = useNavigate()
  // As it was when editing began: what comes in meanwhile must be refused, not overwritten.
  const [file] = useState(now)
  return (
    <DeedForm<typeof editCustomer, CustomerValues>
      does={editCustomer}
      start={valuesOf(file)}
      ask={values => ({ params: { id: file.id }, body: { ...entryOf(values), version: file.version } })}
      done={() => go(`/customers/${file.id}`, { replace: true })}
      submit={t('web.save')}
      cancel={() => go(-1)}
    >
      <CustomerFields of={file.id} />
    </DeedForm>
  )
}
