import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { DayBoard, type Go } from '#service/dispatch/ui/DayBoard.tsx'
import { Page } from '../../Page.tsx'

/** `?day=2026-11-22`; without: today. */
export function Component() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  // The address knows each day at once; what is drawn follows, and two quick keys are two days.
  const go: Go = to => {
    const day = to(new URLSearchParams(location.search).get('day'))
    setParams(day === null ? {} : { day })
  }
  return (
    <Page title={t('dispatch.board')}>
      <DayBoard day={params.get('day')} go={go} />
    </Page>
  )
}
