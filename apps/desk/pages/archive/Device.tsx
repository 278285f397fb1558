import { PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard, editDevice } from '#service/archive/contract/devices.ts'
import { mergeTwo } from '#service/archive/contract/merging.ts'
import { AttachedToDevice } from '#service/archive/ui/Attached.tsx'
import { DeviceContracts } from '#service/archive/ui/Contracts.tsx'
import { DeviceFacts, useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import { DeviceLabels } from '#service/archive/ui/DeviceLabels.tsx'
import type { Device } from '#service/archive/ui/deviceEntry.ts'
import { MergedNotice } from '#service/archive/ui/MergedNotice.tsx'
import { PassOn } from '#service/archive/ui/PassOn.tsx'
import '#service/archive/ui/archive.css'
import { CaseLines } from '#service/cases/ui/CaseLines.tsx'
import { RecordEarlier } from '#service/cases/ui/RecordEarlier.tsx'
import { RepairCard } from '#service/fieldwork/ui/RepairCard.tsx'
import { Lessons } from '#service/knowledge/ui/Lessons.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { receiveCall } from '#service/reception/contract.ts'
import { Page } from '../../Page.tsx'
import { DeviceTimeline } from './CustomerTimeline.tsx'

/** 维修资料卡: the machine, and everything that was ever done to it. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(deviceCard, { params: { id } }, { on: ['device edited', 'device passed on'] })
  const nameOf = useDeviceName()
  const device = asked.data
  return (
    <Page
      title={device ? `${nameOf(device)} · ${t('archive.repairCard')}` : t('archive.repairCard')}
      {...(device ? { back: `/customers/${device.customer.id}` } : {})}
      actions={device && <Deeds device={device} />}
    >
      <Answered of={asked} waiting={<Waiting rows={12} />}>
        {device => (
          <div className="with-aside">
            <div>
              <MergedNotice kind="devices" of={device} />
              <section className="panel">
                <DeviceFacts device={device} />
              </section>
              <section className="panel">
                <div className="panel-head">
                  <h2>{t('fieldwork.repairs')}</h2>
                  <RecordEarlier device={device.id} />
                </div>
                <RepairCard device={device.id} />
              </section>
              <section className="panel flush">
                <div className="panel-head inset">
                  <h2>{t('cases.cases')}</h2>
                </div>
                <CaseLines
                  filter={{ device: device.id }}
                  empty={<p className="muted inset-text">{t('cases.none')}</p>}
                />
              </section>
              <DeviceLabels device={device.id} />
              <AttachedToDevice id={device.id} />
            </div>
            <div>
              <DeviceContracts
                customer={device.customer.id}
                device={{ id: device.id, name: nameOf(device) }}
                here={device.mergedInto === null}
              />
              <Lessons device={device.id} />
              <section className="panel">
                <h2>{t('archive.timeline')}</h2>
                <DeviceTimeline device={device.id} />
              </section>
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Deeds({ device }: { device: Device }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayTake = useMay(receiveCall)
  const mayEdit = useMay(editDevice)
  const mayMerge = useMay(mergeTwo)
  const here = device.mergedInto === null
  return (
    <>
      {mayTake && (
        <Button
          type="primary"
          icon={<PhoneOutlined aria-hidden />}
          onClick={() => go(`/call?customer=${device.customer.id}&device=${device.id}`)}
        >
          {t('archive.takeCall')}
        </Button>
      )}
      {mayEdit && here && (
        <Button onClick={() => go(`/devices/${device.id}/edit`)}>{t('archive.edit')}</Button>
      )}
      {here && <PassOn device={device} />}
      {mayMerge && here && (
        <Button onClick={() => go(`/devices/${device.id}/merge`)}>
          {t('archive.merging.mergeWithDevice')}
        </Button>
      )}
    </>
  )
}
