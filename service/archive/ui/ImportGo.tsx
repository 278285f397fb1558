import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { isMoving } from './ImportProgress.tsx'
import type { ListKind, ListReport } from './listKind.ts'

type Of = {
  kind: Pick<ListKind<never, never, never>, 'run' | 'cancel' | 'word' | 'write'>
  report: Pick<ListReport<never, never, never>, 'id' | 'stage'>
}

/**
 * What happens next stays in sight while one looks through everything. `going`: rows that would be written;
 * `nothing`: why there are none; `unsaved`: the columns were changed and not judged anew.
 */
export function ImportGo(props: Of & { going: number; nothing: string; unsaved?: boolean }) {
  const { kind, report, going, nothing, unsaved = false } = props
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(kind.run)
  const whole = report.stage === 'ready'
  return (
    <div className="import-go">
      <Trouble failure={failure} />
      {whole && going === 0 ? (
        <Alert type="info" title={nothing} />
      ) : (
        <Button
          type="primary"
          loading={telling}
          disabled={!whole || unsaved}
          onClick={() => void tell({ params: { id: report.id } }).catch(() => {})}
        >
          {kind.write(going)}
        </Button>
      )}
      <span className="muted">
        {t(`archive.import.${unsaved ? 'unsaved' : isMoving(report.stage) ? 'waitForJudging' : 'notYet'}`)}
      </span>
      <ImportStop kind={kind} id={report.id} word="discard" />
    </div>
  )
}

/** Ends the list where it stands. */
export function ImportStop(props: {
  kind: Pick<Of['kind'], 'cancel' | 'word'>
  id: string
  word: 'cancel' | 'discard'
}) {
  const { kind, id, word } = props
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(kind.cancel)
  return (
    <>
      <Popconfirm
        title={kind.word(`${word}Ask`)}
        okText={t('web.yes')}
        cancelText={t('web.no')}
        onConfirm={() => void tell({ params: { id } }).catch(() => {})}
      >
        <Button className="import-stop" loading={telling}>
          {t(`archive.import.${word}`)}
        </Button>
      </Popconfirm>
      <Trouble failure={failure} />
    </>
  )
}
