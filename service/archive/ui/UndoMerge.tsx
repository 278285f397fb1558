import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { type Twice, undoMerge } from '../contract/merging.ts'

/** They are two again. `why`: it cannot be undone now, and the disabled button says so. */
export function UndoMerge(props: { kind: Twice; merge: string; why?: string | null; done?: () => void }) {
  const { kind, merge, why = null, done } = props
  const { t } = useTranslation()
  const { say } = useCodes()
  const { tell, telling, failure } = useTell(undoMerge)
  if (!useMay(undoMerge)) return null
  const undo = async () => {
    await tell({ params: { kind, id: merge } }).then(done, () => {})
  }
  return (
    <>
      <Button
        size="small"
        loading={telling}
        disabled={why !== null}
        {...(why === null ? {} : { title: say('refusals', why) ?? why })}
        onClick={undo}
      >
        {t('archive.merging.undo')}
      </Button>
      <Trouble failure={failure} />
    </>
  )
}
