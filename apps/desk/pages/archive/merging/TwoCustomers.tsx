import { useTranslation } from 'react-i18next'
import { Failed, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { customerFile } from '#service/archive/contract.ts'
import { Compared, type ComparedRow } from '#service/archive/ui/Compared.tsx'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import type { File } from '#service/archive/ui/Reach.tsx'
import { listCases } from '#service/cases/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { isToDo } from '#service/promises/ui/shapes.ts'
import { MergeDeeds, type Pairing } from './MergeDeeds.tsx'

/** More open ones than these no customer has for long. */
const MOST = 20

/** Two customers side by side: what each has, what is open for each, and what becomes of it. */
export function TwoCustomers(pairing: Pairing) {
  const from = useCustomer(pairing.from)
  const into = useCustomer(pairing.into)
  const failure = from.failure ?? into.failure
  if (failure) return <Failed failure={failure} />
  if (!from.file || !into.file) return <Waiting rows={8} />
  return (
    <>
      <Compared rows={rowsOf(from.said, into.said)} names={[from.file.name, into.file.name]} />
      <MergeDeeds kind="customers" from={from.file} into={into.file} pairing={pairing} />
    </>
  )
}

type Said = Omit<ComparedRow, 'sides'> & { lines: string[] }

const rowsOf = (from: readonly Said[], into: readonly Said[]): ComparedRow[] =>
  from.map(({ lines, ...row }, at) => ({ ...row, sides: [lines, into[at]?.lines ?? []] }))

function useCustomer(id: string) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  const asked = useAsk(customerFile, { params: { id } })
  const cases = useAsk(listCases, { query: { customer: id, open: 'true', limit: MOST } })
  const promises = useAsk(ledger, { query: { customer: id, limit: 50 } })
  const open = cases.data?.items ?? []
  const owed = (promises.data?.items ?? []).filter(isToDo)
  const joined = true
  const said = (file: File): Said[] => [
    { key: 'name', label: t('archive.name'), lines: [file.name] },
    { key: 'kind', label: t('archive.kind'), lines: [t(`archive.kinds.${file.kind}`)] },
    { key: 'phones', label: t('archive.phones'), joined, lines: file.phones.map(({ shown }) => shown) },
    {
      key: 'addresses',
      label: t('archive.addresses'),
      joined,
      lines: file.addresses.map(({ shown }) => shown),
    },
    {
      key: 'contacts',
      label: t('archive.contacts'),
      joined,
      lines: file.contacts.map(one => [one.name, one.relation, ...one.phones.map(p => p.shown)].join(' ')),
    },
    {
      key: 'devices',
      label: t('archive.devices'),
      joined,
      lines: file.devices.map(one => [nameOf(one), one.serial].filter(Boolean).join(' ')),
    },
    {
      key: 'cases',
      label: t('archive.merging.openCases'),
      joined,
      lines: open.map(one => `${one.number} ${one.symptom}`),
    },
    {
      key: 'promises',
      label: t('archive.merging.openPromises'),
      joined,
      lines: owed.map(one => `${when.near(one.dueAt)} ${one.about}`),
    },
    { key: 'note', label: t('archive.note'), lines: file.note ? [file.note] : [] },
    { key: 'changed', label: t('archive.merging.changed'), aside: true, lines: [when.near(file.changedAt)] },
  ]
  return { file: asked.data, failure: asked.error, said: asked.data ? said(asked.data) : [] }
}
