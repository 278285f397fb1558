import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../contract.ts'
import './people.css'

/** Somebody's roles as chips. */
export function Roles({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  if (roles.length === 0) return <span className="muted">{t('people.staff.noRoles')}</span>
  return (
    <span className="chips">
      {roles.map(role => (
        <span className="chip" key={role}>
          {t(`people.roles.${role}`)}
        </span>
      ))}
    </span>
  )
}

/**
 * All roles to tick, each with what it is for. An auditor holds no other role: the others are greyed, and
 * say so.
 */
export function ChooseRoles(props: { value?: Role[]; onChange?: (roles: Role[]) => void; id?: string }) {
  const { value = [], onChange, id } = props
  const { t } = useTranslation()
  const auditor = value.includes('auditor')
  const why = t('people.refusals.an auditor holds no other role')
  const blocked = (role: Role) => (role === 'auditor' ? value.length > 0 && !auditor : auditor)
  const tick = (role: Role, ticked: boolean) =>
    onChange?.(ROLES.filter(one => (one === role ? ticked : value.includes(one))))
  return (
    <fieldset id={id} aria-label={t('people.staff.roles')} className="choose-roles">
      {ROLES.map(role => (
        <Checkbox
          key={role}
          checked={value.includes(role)}
          disabled={blocked(role)}
          title={blocked(role) ? why : ''}
          onChange={event => tick(role, event.target.checked)}
        >
          {t(`people.roles.${role}`)}
          <small className="muted">{t(`people.roleDoes.${role}`)}</small>
        </Checkbox>
      ))}
    </fieldset>
  )
}
