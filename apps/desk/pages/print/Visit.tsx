import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { readJob } from '#service/fieldwork/contract.ts'
import { ServiceSheet } from '#service/fieldwork/ui/ServiceSheet.tsx'
import { Page } from '../../Page.tsx'
import './print.css'

/** 服务单 on A4: the order to take along, or the report once somebody was there. By the slot of the visit. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(readJob, { params: { id } })
  const job = asked.data?.job
  const print = (
    <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
      {t('fieldwork.sheet.print')}
    </Button>
  )
  return (
    <Page
      title={t('fieldwork.sheet.report')}
      actions={job && print}
      {...(job ? { back: `/cases/${job.caseId}` } : {})}
    >
      <Answered of={asked} waiting={<Waiting rows={16} />}>
        {it => <ServiceSheet it={it} />}
      </Answered>
    </Page>
  )
}
