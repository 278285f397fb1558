import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { address } from '#core/endpoint.ts'
import { takeCompanyOut } from '#service/insight/contract/company.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { TakenOutList } from '#service/people/ui/TakenOut.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t, i18n } = useTranslation()
  const mayTakeAll = useMay(takeCompanyOut)
  const everything = mayTakeAll && (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      href={address(takeCompanyOut, { query: { language: i18n.language } })}
      title={t('people.exports.everythingMore')}
      download
    >
      {t('people.exports.everything')}
    </Button>
  )
  return (
    <Page title={t('people.exports.title')} actions={everything}>
      <TakenOutList />
    </Page>
  )
}
