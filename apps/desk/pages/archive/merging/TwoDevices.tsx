import { useTranslation } from 'react-i18next'
import { Failed, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { Compared, type ComparedRow } from '#service/archive/ui/Compared.tsx'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import type { Device } from '#service/archive/ui/deviceEntry.ts'
import { listCases } from '#service/cases/contract.ts'
import { MergeDeeds, type Pairing } from './MergeDeeds.tsx'

/** Two devices side by side; of two installers of record one is chosen. */
export function TwoDevices(pairing: Pairing) {
  const from = useDevice(pairing.from)
  const into = useDevice(pairing.into)
  const failure = from.failure ?? into.failure
  if (failure) return <Failed failure={failure} />
  if (!from.device || !into.device) return <Waiting rows={8} />
  return (
    <>
      <Compared rows={rowsOf(from.said, into.said)} names={[from.name, into.name]} />
      <MergeDeeds
        kind="devices"
        from={{ ...from.device, name: from.name }}
        into={{ ...into.device, name: into.name }}
        pairing={pairing}
        installers={installersOf(from.device, into.device)}
      />
    </>
  )
}

function installersOf(from: Device, into: Device): [string, string] | undefined {
  const [his, its] = [from.installedBy, into.installedBy]
  if (his === null || its === null) return undefined
  return his.staff === its.staff && his.name === its.name ? undefined : [his.name, its.name]
}

type Said = Omit<ComparedRow, 'sides'> & { lines: string[] }

const rowsOf = (from: readonly Said[], into: readonly Said[]): ComparedRow[] =>
  from.map(({ lines, ...row }, at) => ({ ...row, sides: [lines, into[at]?.lines ?? []] }))

function useDevice(id: string) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  const asked = useAsk(deviceCard, { params: { id } })
  const cases = useAsk(listCases, { query: { device: id, limit: 20 } })
  const one = (text: string | null | undefined) => (text ? [text] : [])
  const day = (text: string | null) => (text === null ? [] : [when.day(text)])
  const said = (device: Device): Said[] => [
    { key: 'customer', label: t('archive.customer'), lines: [device.customer.name] },
    { key: 'model', label: t('archive.model'), lines: one(device.model?.name) },
    { key: 'line', label: t('archive.productLine'), lines: one(device.productLine?.name) },
    { key: 'serial', label: t('archive.serial'), lines: one(device.serial) },
    { key: 'place', label: t('archive.standsAt'), lines: one(device.address?.shown) },
    { key: 'bought', label: t('archive.purchasedOn'), lines: day(device.purchasedOn) },
    { key: 'installed', label: t('archive.installedOn'), lines: day(device.installedOn) },
    { key: 'by', label: t('archive.installedBy'), lines: one(device.installedBy?.name) },
    {
      key: 'cases',
      label: t('cases.cases'),
      joined: true,
      lines: (cases.data?.items ?? []).map(({ number, symptom }) => `${number} ${symptom}`),
    },
    { key: 'note', label: t('archive.note'), lines: one(device.note) },
  ]
  const device = asked.data
  const name = device ? [nameOf(device), device.serial].filter(Boolean).join(' ') : ''
  return { device, name, failure: asked.error, said: device ? said(device) : [] }
}
