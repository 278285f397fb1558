import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { customerFile } from '#service/archive/contract.ts'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import '#service/archive/ui/merging.css'
import { Page } from '../../../Page.tsx'
import { TwoDevices } from './TwoDevices.tsx'

/** From a device's card: which other one of the same customer is it? */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const other = query.get('with')
  const device = useAsk(deviceCard, { params: { id } })
  return (
    <Page title={t('archive.merging.mergeWithDevice')} back={`/devices/${id}`}>
      <section className="panel">
        <Answered of={device}>
          {({ customer }) => (
            <OtherDevice
              device={id}
              customer={customer.id}
              value={other}
              choose={found => setQuery({ with: found }, { replace: true })}
            />
          )}
        </Answered>
      </section>
      {other !== null && <Both key={other} kept={id} other={other} />}
    </Page>
  )
}

function OtherDevice(props: {
  device: string
  customer: string
  value: string | null
  choose: (id: string) => void
}) {
  const { device, customer, value, choose } = props
  const { t } = useTranslation()
  const nameOf = useDeviceName()
  const file = useAsk(customerFile, { params: { id: customer } })
  const others = (file.data?.devices ?? []).filter(one => one.id !== device)
  if (file.data && others.length === 0) return <p className="muted">{t('archive.merging.onlyDevice')}</p>
  return (
    <Select<string>
      aria-label={t('archive.merging.otherDevice')}
      placeholder={t('archive.merging.otherDevice')}
      style={{ width: 'min(420px, 100%)' }}
      loading={file.isPending}
      {...(value === null ? {} : { value })}
      onChange={choose}
      options={others.map(one => ({
        value: one.id,
        label: [nameOf(one), one.serial].filter(Boolean).join(' '),
      }))}
    />
  )
}

function Both({ kept, other }: { kept: string; other: string }) {
  const go = useNavigate()
  const [swapped, setSwapped] = useState(false)
  const [from, into] = swapped ? [kept, other] : [other, kept]
  return (
    <section className="panel">
      <TwoDevices
        key={from}
        from={from}
        into={into}
        swap={() => setSwapped(!swapped)}
        merged={() => go(`/devices/${into}`, { replace: true })}
      />
    </section>
  )
}
