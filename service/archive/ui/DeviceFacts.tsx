import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { useWhen } from '#core/web/when.ts'
import type { Device } from './deviceEntry.ts'
import { FromList } from './FromList.tsx'

/** What a device is called in a line: its model, else its product line. */
export function useDeviceName() {
  const { t } = useTranslation()
  return (device: Pick<Device, 'model' | 'productLine'>) =>
    device.model?.name ?? device.productLine?.name ?? t('archive.deviceWithoutModel')
}

/** The head of the repair card: what stands where since when, and who put it there with what. */
export function DeviceFacts({ device }: { device: Device }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { installedBy } = device
  return (
    <>
      <Facts
        facts={[
          [
            t('archive.customer'),
            <Link key="c" to={`/customers/${device.customer.id}`}>
              {device.customer.name}
            </Link>,
          ],
          [t('archive.model'), device.model && <Named to="/models" key="m" of={device.model} />],
          [
            t('archive.productLine'),
            device.productLine && <Named to="/product-lines" key="p" of={device.productLine} />,
          ],
          [t('archive.serial'), device.serial && <span className="figures">{device.serial}</span>],
          [t('archive.standsAt'), device.address?.shown],
          [t('archive.purchasedOn'), device.purchasedOn && when.day(device.purchasedOn)],
          [t('archive.purchasePlace'), device.purchasePlace],
          [t('archive.installedOn'), device.installedOn && when.day(device.installedOn)],
          [
            t('archive.installedBy'),
            installedBy && (
              <>
                {installedBy.name}{' '}
                {installedBy.staff === null && <span className="chip">{t('archive.notOurs')}</span>}
              </>
            ),
          ],
          [t('archive.note'), device.note],
        ]}
      />
      <h3 className="sub">{t('archive.materials')}</h3>
      {device.materials.length === 0 ? (
        <p className="muted">{t('archive.noMaterials')}</p>
      ) : (
        <ul className="materials">
          {device.materials.map(({ name, quantity = null, unit }) => (
            <li key={name}>
              {name}
              {quantity !== null && (
                <span className="figures">
                  {when.number(quantity)} {unit}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">
        {device.source && <FromList source={device.source} />}
        {t('archive.lastChanged', {
          at: when.near(device.changedAt),
          by: device.changedBy ?? t('web.byItself'),
        })}
      </p>
    </>
  )
}

const Named = ({ to, of }: { to: string; of: { id: string; name: string } }) => (
  <Link to={`${to}/${of.id}`}>{of.name}</Link>
)
