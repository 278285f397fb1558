import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useWhen } from '#core/web/when.ts'
import { useDeviceName } from './DeviceFacts.tsx'
import type { Device } from './deviceEntry.ts'

/** The machines of one customer. `more`: he has so many that not all are here. */
export function Devices({ devices, more }: { devices: readonly Device[]; more: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  return (
    <>
      <Listing<Device>
        label={t('archive.devices')}
        rows={{ data: devices, error: null, isPending: false, refetch: () => {} }}
        rowKey={({ id }) => id}
        to={({ id }) => `/devices/${id}`}
        columns={[
          { key: 'model', title: t('archive.model'), of: nameOf },
          {
            key: 'serial',
            title: t('archive.serial'),
            of: it => <span className="figures">{it.serial}</span>,
          },
          {
            key: 'installed',
            title: t('archive.installedOn'),
            of: it => it.installedOn && when.day(it.installedOn),
          },
          { key: 'by', title: t('archive.installedBy'), of: it => it.installedBy?.name },
          { key: 'place', title: t('archive.standsAt'), of: it => it.address?.shown },
        ]}
        empty={
          <Empty title={t('archive.noDevices')}>
            <p className="state-text">{t('archive.noDevicesMore')}</p>
          </Empty>
        }
      />
      {more && <p className="muted listing-more">{t('archive.moreDevices', { count: devices.length })}</p>}
    </>
  )
}
