import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { callOffAbsence, callOffShift } from '../contract/duty.ts'

export type Calling = { kind: 'shift' | 'absence'; id: string; name: string; time: string }

/** Takes a shift off the plan, or an absence back. */
export function CallOff({ calling, close }: { calling: Calling | null; close: () => void }) {
  const { t } = useTranslation()
  const shift = calling?.kind === 'shift'
  const word = t(shift ? 'people.duty.callOffShift' : 'people.duty.callOffAbsence')
  return (
    <DeedDialog<typeof callOffShift | typeof callOffAbsence, object>
      title={word}
      open={calling !== null}
      close={close}
      does={shift ? callOffShift : callOffAbsence}
      ask={() => ({ params: { id: calling?.id ?? '' } })}
      done={() => undefined}
      submit={word}
      danger={shift}
    >
      <p>{t('people.duty.callOffAsk', { name: calling?.name ?? '', time: calling?.time ?? '' })}</p>
    </DeedDialog>
  )
}
