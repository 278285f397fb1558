import { AutoComplete } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { listStaff } from '#service/people/contract/staff.ts'

/** The installer of record: one of ours, or a name as it was written. */
export type InstallerValue = { staff: string | null; name: string }

/** Type a name: whoever is known here is offered; a name that nobody has stays as written. */
export function InstallerField(props: {
  id?: string
  value?: InstallerValue
  onChange?: (installer: InstallerValue) => void
}) {
  const { id, value = { staff: null, name: '' }, onChange } = props
  const { t } = useTranslation()
  const { data } = useAsk(listStaff, { query: { role: 'technician', limit: 200, gone: 'no' } })
  const staff = data?.items ?? []
  const typed = value.name.trim()
  return (
    <>
      <AutoComplete
        {...(id === undefined ? {} : { id })}
        value={value.name}
        showSearch={{ filterOption: (text, option) => String(option?.label ?? '').includes(text.trim()) }}
        options={staff.map(one => ({ key: one.id, value: one.id, label: one.name }))}
        onSelect={(chosen: string) => {
          const one = staff.find(({ id }) => id === chosen)
          if (one) onChange?.({ staff: one.id, name: one.name })
        }}
        onChange={(text: string) => {
          // Choosing from the list tells the id first; the name follows by onSelect.
          if (staff.some(({ id }) => id === text)) return
          const same = staff.filter(({ name }) => name === text.trim())
          onChange?.({ staff: same.length === 1 ? (same[0]?.id ?? null) : null, name: text ?? '' })
        }}
        allowClear
        placeholder={t('archive.installerHint')}
      />
      <div role="status" className="owners">
        {typed !== '' && value.staff === null && <p>{t('archive.installerNotOurs')}</p>}
      </div>
    </>
  )
}
