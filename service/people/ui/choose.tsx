import { Select, type SelectProps } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inTreeOrder } from '../rules.ts'
import { useCalendars, useColleagues, useServicePoints, useSkills } from './directory.ts'
import { timeZones } from './timeZones.ts'

type One = {
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
  disabled?: boolean
  placeholder?: string
  'aria-label'?: string
}
type Many = { value?: string[]; onChange?: (value: string[]) => void; id?: string }

/**
 * What Form.Item hands down (`id`, `value`, `onChange`) goes through; an emptied choice is null, not
 * undefined.
 */
function ChooseOne(props: One & { options: NonNullable<SelectProps['options']> }) {
  const { onChange, value, ...rest } = props
  return (
    <Select<string | null>
      {...rest}
      value={value ?? null}
      allowClear
      // The indent is for the list; what was chosen stands by itself.
      labelRender={({ label }) => (typeof label === 'string' ? label.trim() : label)}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={chosen => onChange?.(chosen ?? null)}
    />
  )
}

/** One colleague, by name. `only` those of a role; people who left or were disabled cannot be chosen. */
export function ChooseStaff({ only, ...rest }: One & { only?: string }) {
  const options = [...useColleagues().values()]
    .filter(one => one.leftOn === null && one.disabledAt === null)
    .filter(one => only === undefined || (one.roles as readonly string[]).includes(only))
    .map(({ id, name }) => ({ value: id, label: name }))
  return <ChooseOne {...rest} options={options} />
}

/**
 * A service point; the indent shows what belongs to what. `except`: itself, when choosing what it belongs
 * to.
 */
export function ChooseServicePoint({ except, ...rest }: One & { except?: string | undefined }) {
  const points = useServicePoints()
  const depth = (id: string | null, most = 8): number =>
    id === null || most === 0 ? 0 : 1 + depth(points.get(id)?.parent ?? null, most - 1)
  const options = inTreeOrder([...points.values()])
    .filter(point => point.closedOn === null && point.id !== except)
    .map(({ id, name, parent }) => ({ value: id, label: `${'　'.repeat(depth(parent))}${name}` }))
  return <ChooseOne {...rest} options={options} />
}

/** A time zone. Naming all of them takes 20 to 50 ms, once for a language. */
export function ChooseTimeZone(props: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const { language } = useTranslation().i18n
  const options = useMemo(() => timeZones(language), [language])
  return <Select {...props} showSearch options={options} />
}

export function ChooseCalendar(props: One) {
  const options = [...useCalendars().values()].map(({ id, name }) => ({ value: id, label: name }))
  return <ChooseOne {...props} options={options} />
}

export function ChooseSkill(props: One) {
  const options = [...useSkills().values()].map(({ id, name }) => ({ value: id, label: name }))
  return <ChooseOne {...props} options={options} />
}

export function ChooseSkills(props: Many) {
  const options = [...useSkills().values()].map(({ id, name }) => ({ value: id, label: name }))
  return <Select mode="multiple" {...props} showSearch={{ optionFilterProp: 'label' }} options={options} />
}
