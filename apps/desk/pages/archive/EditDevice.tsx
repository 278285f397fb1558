import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard, editDevice } from '#service/archive/contract/devices.ts'
import { customerFile } from '#service/archive/contract.ts'
import { DeviceFields, deviceFaults } from '#service/archive/ui/DeviceFields.tsx'
import { type Device, type DeviceValues, deviceEntry, deviceValues } from '#service/archive/ui/deviceEntry.ts'
import '#service/archive/ui/archive.css'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const device = useAsk(deviceCard, { params: { id } })
  return (
    <Page title={t('archive.editDevice')} back={`/devices/${id}`}>
      <section className="panel form-page">
        <Answered of={device}>{device => <EditForm device={device} />}</Answered>
      </section>
    </Page>
  )
}

function EditForm({ device: now }: { device: Device }) {
  const { t } = useTranslation()
  const go = useNavigate()
  // As it was when editing began: what comes in meanwhile must be refused, not overwritten.
  const [device] = useState(now)
  const owner = useAsk(customerFile, { params: { id: device.customer.id } })
  return (
    <Answered of={owner}>
      {file => (
        <DeedForm<typeof editDevice, DeviceValues>
          does={editDevice}
          start={deviceValues(device)}
          at={deviceFaults}
          ask={values => ({
            params: { id: device.id },
            body: { ...deviceEntry(values), version: device.version },
          })}
          done={() => go(`/devices/${device.id}`, { replace: true })}
          submit={t('web.save')}
          cancel={() => go(-1)}
        >
          <DeviceFields addresses={file.addresses} model={device.model} />
        </DeedForm>
      )}
    </Answered>
  )
}
