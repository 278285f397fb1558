import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { GiveDialog, MoveDialog, SwapDialog } from './PlanDialogs.tsx'
import type { Board, Job, Unplanned } from './visit.ts'
import { noVisit } from './visit.ts'

/** What somebody has begun on the board; visits are named by their promise. */
export type Doing =
  | { deed: 'give' | 'move'; promiseId: string }
  | { deed: 'swap'; promiseId: string; other: string | null }
  | { deed: 'keys' }

const HELP = [
  ['← → ↑ ↓', 'arrows'],
  ['Home End', 'ends'],
  ['Enter', 'enter'],
  ['M', 'm'],
  ['W', 'w'],
  ['S', 's'],
  ['O', 'o'],
  ['[ ]', 'days'],
  ['T', 't'],
  ['?', 'help'],
] as const

/** The window that belongs to what was begun, and what the keys are. */
export function BoardDialogs(props: { board: Board; doing: Doing | null; close: () => void }) {
  const { board, doing, close } = props
  if (doing === null) return null
  if (doing.deed === 'keys') return <Keys close={close} />
  const visit = visitOn(board, doing.promiseId)
  if (visit === undefined) return null
  switch (doing.deed) {
    case 'give':
      return <GiveDialog of={visit} minutes={minutesOf(visit)} open close={close} />
    case 'move':
      return <MoveDialog of={visit} open close={close} />
    case 'swap': {
      const other = doing.other === null ? undefined : visitOn(board, doing.other)
      if (!isJob(visit) || other === undefined || !isJob(other)) return null
      return <SwapDialog first={visit} second={other} open close={close} />
    }
  }
}

export function visitOn(board: Board, promiseId: string): Job | Unplanned | undefined {
  return [...board.unplanned, ...board.technicians.flatMap(one => one.jobs)].find(
    one => one.promiseId === promiseId,
  )
}

export const isJob = (visit: Job | Unplanned): visit is Job => 'slotId' in visit

function minutesOf(visit: Job | Unplanned): number {
  if (!isJob(visit)) return noVisit.minutes
  return Math.round((Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000)
}

function Keys({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal title={t('dispatch.keys')} open onCancel={close} footer={null} width={420}>
      <dl className="board-keys">
        {HELP.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`dispatch.keysOf.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
