import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import { uuidv7 } from '#core/ids.ts'
import { useAsk } from '#core/web/ask.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { customerFile } from '#service/archive/contract.ts'
import { DeviceFields, deviceFaults } from '#service/archive/ui/DeviceFields.tsx'
import { blankDevice, type DeviceValues, deviceEntry } from '#service/archive/ui/deviceEntry.ts'
import '#service/archive/ui/archive.css'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const { id: customer = '' } = useParams()
  const [id] = useState(uuidv7)
  const file = useAsk(customerFile, { params: { id: customer } })
  return (
    <Page title={t('archive.newDevice')} back={`/customers/${customer}`}>
      <section className="panel form-page">
        <Answered of={file}>
          {file => (
            <DeedForm<typeof addDevice, DeviceValues>
              does={addDevice}
              // Most customers have one address, and the machine stands there.
              start={{
                ...blankDevice,
                address: file.addresses.length === 1 ? (file.addresses[0]?.id ?? null) : null,
              }}
              at={deviceFaults}
              ask={values => ({ params: { id: customer }, body: { ...deviceEntry(values), id } })}
              done={device => go(`/devices/${device.id}`, { replace: true })}
              submit={t('web.save')}
              cancel={() => go(-1)}
            >
              <DeviceFields addresses={file.addresses} />
            </DeedForm>
          )}
        </Answered>
      </section>
    </Page>
  )
}
