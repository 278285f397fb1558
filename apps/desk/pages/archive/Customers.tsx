import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { exportCustomers, exportDevices } from '#service/archive/contract/exports.ts'
import { readList } from '#service/archive/contract/lists.ts'
import { mergeTwo } from '#service/archive/contract/merging.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { CustomerLines } from '#service/archive/ui/CustomerLines.tsx'
import '#service/archive/ui/archive.css'
import { useMay } from '#service/people/ui/session.tsx'
import { TakeOut } from '#service/people/ui/TakeOut.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayAdd = useMay(addCustomer)
  const mayImport = useMay(readList)
  const mayMerge = useMay(mergeTwo)
  const actions = (
    <>
      <TakeOut
        lists={[
          { what: 'customers', endpoint: exportCustomers },
          { what: 'devices', endpoint: exportDevices },
        ]}
      />
      {mayImport && <Button onClick={() => go('/imports')}>{t('archive.import.title')}</Button>}
      {mayMerge && <Button onClick={() => go('/duplicates')}>{t('archive.merging.duplicates')}</Button>}
      {mayAdd && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/customers/new')}>
          {t('archive.newCustomer')}
        </Button>
      )}
    </>
  )
  return (
    <Page title={t('archive.customers')} actions={actions}>
      <CustomerLines />
    </Page>
  )
}
