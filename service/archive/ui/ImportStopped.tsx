import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { GIVEN_UP } from '../contract/list-shapes.ts'
import type { ListDeed, ListReport } from './listKind.ts'

/** A list that does not go on: why, and the way out where there is one. */
export function ImportStopped(props: {
  again: ListDeed
  report: Pick<ListReport<never, never, never>, 'id' | 'stage' | 'failed'>
  may: boolean
}) {
  const { again, report, may } = props
  const { t } = useTranslation()
  const { say } = useCodes()
  const { tell, telling, failure } = useTell(again)
  if (report.stage !== 'stopped') return null
  const why = say('refusals', report.failed ?? '') ?? report.failed ?? ''
  return (
    <>
      <Alert
        className="import-stopped"
        type="error"
        role="alert"
        title={t('archive.import.stopped', { why })}
        {...(may &&
          report.failed === GIVEN_UP && {
            action: (
              <Button
                loading={telling}
                onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}
              >
                {t('archive.import.again')}
              </Button>
            ),
          })}
      />
      <Trouble failure={failure} />
    </>
  )
}
