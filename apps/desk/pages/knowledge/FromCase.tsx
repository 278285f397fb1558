import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { deviceCard } from '#service/archive/contract/devices.ts'
import { readCase } from '#service/cases/contract.ts'
import type { CaseFile } from '#service/cases/ui/shapes.ts'
import { visitsToCase } from '#service/fieldwork/contract.ts'
import type { Done } from '#service/knowledge/rules/written-down.ts'
import { Page } from '../../Page.tsx'
import { WriteDown } from './WriteDown.tsx'

/** “Write this down”: an answer begins with what a case knows. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const file = useAsk(readCase, { params: { id } })
  return (
    <Page title={t('knowledge.lists.fromCase.title')} back={`/cases/${id}`}>
      <Answered of={file} waiting={<Waiting rows={12} />}>
        {file =>
          file.open ? (
            <p className="muted">{t('knowledge.lists.fromCase.stillOpen')}</p>
          ) : (
            <Over file={file} />
          )
        }
      </Answered>
    </Page>
  )
}

/** Of a case that is over: what was found and done, and at which model. */
function Over({ file }: { file: CaseFile }) {
  const visits = useAsk(visitsToCase, { params: { id: file.id } })
  const device = useAsk(deviceCard, file.deviceId === null ? null : { params: { id: file.deviceId } })
  if (file.deviceId !== null && device.isPending) return <Waiting rows={12} />
  return (
    <Answered of={visits} waiting={<Waiting rows={12} />}>
      {visits => {
        const finished = visits.flatMap(visit => visit.finished ?? []).toReversed()
        const done: Done = {
          symptom: file.symptom,
          visits: finished.map(visit => ({ ...visit, materials: visit.materials ?? [] })),
          closing: file.recorded?.done ?? file.closures.at(-1)?.word ?? '',
        }
        return <WriteDown number={file.number} done={done} model={device.data?.model ?? null} />
      }}
    </Answered>
  )
}
