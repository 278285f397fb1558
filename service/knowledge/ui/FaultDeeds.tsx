import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { bringFaultBack, putFaultAway } from '../contract/faults.ts'
import { DEEPEST } from '../rules/faults.ts'
import { LEVELS } from '../rules/words.ts'
import { FaultDialog } from './FaultDialog.tsx'
import type { FaultLine } from './faultTree.ts'
import { MoveFault } from './MoveFault.tsx'

type Doing = 'add' | 'edit' | 'move' | 'put away' | null

/** What a keeper may do with a fault. */
export function FaultDeeds({ fault, all }: { fault: FaultLine; all: readonly FaultLine[] }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<Doing>(null)
  const close = () => setDoing(null)
  if (fault.retiredAt !== null) return <BringBack fault={fault} />
  const { name } = fault
  const deed = (what: Exclude<Doing, null>, word: string, said: string) => (
    <Button size="small" type="link" aria-label={said} onClick={() => setDoing(what)}>
      {word}
    </Button>
  )
  // In the midst of a sentence.
  const below = t(`knowledge.levels.${LEVELS[fault.level] ?? 'cause'}`).toLowerCase()
  return (
    <span className="fault-deeds">
      {fault.level < DEEPEST &&
        deed(
          'add',
          t('knowledge.faults.addUnder', { level: below }),
          t('knowledge.faults.addUnderNamed', { name, level: below }),
        )}
      {deed('edit', t('knowledge.faults.edit'), t('knowledge.faults.editNamed', { name }))}
      {deed('move', t('knowledge.faults.move'), t('knowledge.faults.moveNamed', { name }))}
      {deed('put away', t('knowledge.faults.putAway'), t('knowledge.faults.putAwayNamed', { name }))}
      <FaultDialog of={doing === 'add' ? { under: fault } : null} close={close} />
      <FaultDialog of={doing === 'edit' ? { fault } : null} close={close} />
      <MoveFault fault={fault} all={all} open={doing === 'move'} close={close} />
      <DeedDialog<typeof putFaultAway, object>
        title={t('knowledge.faults.putAwayNamed', { name })}
        open={doing === 'put away'}
        close={close}
        does={putFaultAway}
        ask={() => ({ params: { id: fault.id } })}
        submit={t('knowledge.faults.putAway')}
        done={() => {}}
      >
        <p>{t('knowledge.faults.putAwayMore')}</p>
      </DeedDialog>
    </span>
  )
}

function BringBack({ fault }: { fault: FaultLine }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(bringFaultBack)
  return (
    <span className="fault-deeds">
      <Button
        size="small"
        type="link"
        loading={telling}
        aria-label={t('knowledge.faults.bringBackNamed', { name: fault.name })}
        onClick={() => void tell({ params: { id: fault.id } }).catch(() => null)}
      >
        {t('knowledge.faults.bringBack')}
      </Button>
      <Trouble failure={failure} />
    </span>
  )
}
