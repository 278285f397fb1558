import { PhoneOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { makeLabels } from '#service/archive/contract/labels.ts'
import { mergeTwo } from '#service/archive/contract/merging.ts'
import { customerFile, editCustomer } from '#service/archive/contract.ts'
import { AttachedToCustomer } from '#service/archive/ui/Attached.tsx'
import { CustomerContracts } from '#service/archive/ui/Contracts.tsx'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import { Devices } from '#service/archive/ui/Devices.tsx'
import { FromList } from '#service/archive/ui/FromList.tsx'
import { Memories } from '#service/archive/ui/Memories.tsx'
import { MergedNotice } from '#service/archive/ui/MergedNotice.tsx'
import { type File, Reach } from '#service/archive/ui/Reach.tsx'
import { Upcoming } from '#service/archive/ui/Upcoming.tsx'
import '#service/archive/ui/archive.css'
import { CaseLines } from '#service/cases/ui/CaseLines.tsx'
import { Conversations } from '#service/hotline/ui/Conversations.tsx'
import { CustomerNotices } from '#service/hotline/ui/CustomerNotices.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { CustomerPromises } from '#service/promises/ui/CustomerPromises.tsx'
import { MakePromise } from '#service/promises/ui/MakePromise.tsx'
import { receiveCall } from '#service/reception/contract.ts'
import { Page } from '../../Page.tsx'
import { CustomerTimeline } from './CustomerTimeline.tsx'

const changes = { on: ['customer edited', 'phone added', 'device added', 'device edited'] }

/** One customer, whole: who he is, what stands at his place, what we promised him. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(customerFile, { params: { id } }, changes)
  // What was revealed lasts as long as this page; it is asked for again with a reason of its own.
  const [revealed, setRevealed] = useState<File | null>(null)
  const file = revealed?.id === id ? revealed : asked.data
  return (
    <Page
      title={file?.name ?? t('archive.customer')}
      back="/customers"
      actions={file && <Deeds file={file} />}
    >
      <Answered of={{ ...asked, data: file }} waiting={<Waiting rows={12} />}>
        {file => (
          <>
            <MergedNotice kind="customers" of={file} />
            <Whole file={file} shown={setRevealed} />
          </>
        )}
      </Answered>
    </Page>
  )
}

/** Numbers that this reader may see, as they are dialled. */
const numbersOf = (file: File) => file.phones.flatMap(({ number }) => number ?? [])

function Deeds({ file }: { file: File }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayTake = useMay(receiveCall)
  const mayEdit = useMay(editCustomer)
  const mayAdd = useMay(addDevice)
  const mayMerge = useMay(mergeTwo)
  // Whoever was merged is changed where he is now.
  const here = file.mergedInto === null
  return (
    <>
      {mayTake && (
        <Button
          type="primary"
          icon={<PhoneOutlined aria-hidden />}
          onClick={() => go(`/call?customer=${file.id}`)}
        >
          {t('archive.takeCall')}
        </Button>
      )}
      {mayAdd && here && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => go(`/customers/${file.id}/devices/new`)}>
          {t('archive.newDevice')}
        </Button>
      )}
      {mayEdit && here && !file.masked && (
        <Button onClick={() => go(`/customers/${file.id}/edit`)}>{t('archive.edit')}</Button>
      )}
      {mayMerge && here && (
        <Button onClick={() => go(`/customers/${file.id}/merge`)}>{t('archive.merging.mergeWith')}</Button>
      )}
    </>
  )
}

function Whole({ file, shown }: { file: File; shown: (file: File) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const mayPrint = useMay(makeLabels)
  const nameOf = useDeviceName()
  const machines = file.devices.map(device => ({ id: device.id, name: `${nameOf(device)} ${device.serial}` }))
  return (
    <div className="with-aside who-first">
      <div>
        <section className="panel flush">
          <div className="panel-head inset">
            <h2>{t('promises.everMade')}</h2>
            <MakePromise to={{ customer: file.id }} />
            <Link to={`/promises/ledger?customer=${file.id}`}>{t('promises.inLedger')}</Link>
          </div>
          <CustomerPromises customer={file.id} />
        </section>
        <section className="panel flush">
          <div className="panel-head inset">
            <h2>{t('archive.devices')}</h2>
            {mayPrint && file.devices.length > 0 && (
              <Link to={`/print/labels?customer=${file.id}`}>{t('archive.labels.print')}</Link>
            )}
          </div>
          <Devices devices={file.devices} more={file.moreDevices} />
        </section>
        <section className="panel flush">
          <div className="panel-head inset">
            <h2>{t('cases.cases')}</h2>
          </div>
          <CaseLines
            filter={{ customer: file.id }}
            empty={<p className="muted inset-text">{t('cases.none')}</p>}
          />
        </section>
        <section className="panel">
          <h2>{t('hotline.conversations')}</h2>
          <Conversations customer={file.id} />
        </section>
        <AttachedToCustomer id={file.id} />
      </div>
      <section className="panel">
        <div className="chips spaced-below">
          <span className="chip">{t(`archive.kinds.${file.kind}`)}</span>
          {file.masked && <span className="chip wait">{t('archive.masked')}</span>}
        </div>
        <Upcoming of={file.memories} />
        <Reach file={file} shown={shown} />
        {file.note && <p className="note">{file.note}</p>}
        <p className="muted small">
          {file.source && <FromList source={file.source} />}{' '}
          {t('archive.lastChanged', {
            at: when.near(file.changedAt),
            by: file.changedBy ?? t('web.byItself'),
          })}
        </p>
      </section>
      <div>
        <CustomerContracts customer={file.id} devices={machines} here={file.mergedInto === null} />
        <Memories file={file} />
        <CustomerNotices customer={file.id} phones={numbersOf(file)} />
        <section className="panel">
          <h2>{t('archive.timeline')}</h2>
          <CustomerTimeline customer={file.id} />
        </section>
      </div>
    </div>
  )
}
