import { useTranslation } from 'react-i18next'
import { useMay } from '#service/people/ui/session.tsx'
import { ledger } from '#service/promises/contract.ts'
import { Tabs } from '../../Tabs.tsx'

/** Mine, and everybody's. */
export function PromiseTabs() {
  const { t } = useTranslation()
  const may = useMay(ledger)
  if (!may) return null
  return (
    <Tabs
      label={t('promises.promises')}
      tabs={[
        { to: '/promises', word: t('promises.mine') },
        { to: '/promises/ledger', word: t('promises.ledger') },
      ]}
    />
  )
}
