import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { listTeams } from '#service/people/contract/points.ts'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { ledger } from '#service/promises/contract.ts'
import { openOfShift } from '#service/reception/contract/shifts.ts'
import { scopeOf } from '#service/reception/rules/team.ts'
import { Tabs } from '../../Tabs.tsx'

/** Mine, what I leave when I go home, my team's, and everybody's. */
export function PromiseTabs() {
  const { t } = useTranslation()
  const { staff, roles } = useSession()
  const { data } = useAsk(listTeams, {})
  const leads = data?.items.filter(({ members }) => members.some(one => one.leads && one.staff === staff))
  const team = scopeOf(roles, leads?.length ?? 0) !== null
  const tabs = [
    { to: '/promises', word: t('promises.mine'), may: true },
    { to: '/promises/shift', word: t('reception.shift.title'), may: useMay(openOfShift) },
    { to: '/promises/team', word: t('reception.team.title'), may: team },
    { to: '/promises/ledger', word: t('promises.ledger'), may: useMay(ledger) },
  ]
  return <Tabs label={t('promises.promises')} tabs={tabs.filter(({ may }) => may)} />
}
