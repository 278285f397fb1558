import { Checkbox, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listStaff } from '../contract/staff.ts'
import { ROLES, type Role } from '../contract.ts'
import { useServicePoints, useSkills } from './directory.ts'
import { Roles } from './Roles.tsx'
import { type StaffLine, standing } from './standing.tsx'

type Filter = { text: string; role: Role | null; gone: boolean }

/** Staff by name, to filter; `to` is where a person's file lies. */
export function StaffList({ to }: { to: (id: string) => string }) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<Filter>({ text: '', role: null, gone: false })
  const text = useDeferredValue(filter.text.trim())
  const rows = useAskPages(
    listStaff,
    {
      query: {
        gone: filter.gone ? 'yes' : 'no',
        ...(text === '' ? {} : { text }),
        ...(filter.role === null ? {} : { role: filter.role }),
      },
    },
    { on: ['staff added', 'guest joined'] },
  )
  const filtered = text !== '' || filter.role !== null
  return (
    <section className="panel flush">
      <Filters filter={filter} change={setFilter} />
      <Listing
        label={t('people.staff.title')}
        rows={rows}
        columns={useColumns()}
        rowKey={row => row.id}
        to={row => to(row.id)}
        empty={<Empty title={t(filtered ? 'people.staff.none' : 'people.staff.noneYet')} />}
      />
    </section>
  )
}

function Filters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const { t } = useTranslation()
  return (
    <search className="filters">
      <Input
        allowClear
        className="filter-text"
        placeholder={t('people.staff.search')}
        aria-label={t('people.staff.search')}
        value={filter.text}
        onChange={event => change({ ...filter, text: event.target.value })}
      />
      <Select<Role | ''>
        className="filter-choice"
        aria-label={t('people.staff.roles')}
        value={filter.role ?? ''}
        onChange={role => change({ ...filter, role: role === '' ? null : role })}
        options={[
          { value: '', label: t('people.staff.allRoles') },
          ...ROLES.map(role => ({ value: role, label: t(`people.roles.${role}`) })),
        ]}
      />
      <Checkbox checked={filter.gone} onChange={event => change({ ...filter, gone: event.target.checked })}>
        {t('people.staff.gone')}
      </Checkbox>
    </search>
  )
}

function useColumns(): Column<StaffLine>[] {
  const { t } = useTranslation()
  const when = useWhen()
  const points = useServicePoints()
  const skills = useSkills()
  return [
    { key: 'name', title: t('people.staff.name'), of: row => row.name },
    { key: 'roles', title: t('people.staff.roles'), of: row => <Roles roles={row.roles} /> },
    {
      key: 'point',
      title: t('people.staff.servicePoint'),
      of: row => (row.servicePoint === null ? null : points.get(row.servicePoint)?.name),
    },
    {
      key: 'skills',
      title: t('people.staff.skills'),
      of: row => row.skills.map(id => skills.get(id)?.name ?? '').join('、') || null,
    },
    { key: 'phone', title: t('people.staff.phone'), of: row => row.phone },
    {
      key: 'status',
      title: t('people.staff.status'),
      of: row => {
        const { word, mood } = standing(row, t, when)
        return <span className={`chip ${mood}`}>{word}</span>
      },
    },
  ]
}
