import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { DayBoard } from '#service/dispatch/ui/DayBoard.tsx'
import { Page } from '../../Page.tsx'

/** `?day=2026-11-22`; without: today. */
export function Component() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  return (
    <Page title={t('dispatch.board')}>
      <DayBoard day={params.get('day')} go={day => setParams(day === null ? {} : { day })} />
    </Page>
  )
}
