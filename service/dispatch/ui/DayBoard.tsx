import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { clockOf, dayAfter } from '#core/web/moment.ts'
import { useNow } from '#core/web/now.ts'
import { TimeZone, useWhen } from '#core/web/when.ts'
import { dayBoard } from '../contract.ts'
import './board.css'
import { BoardDialogs, type Doing, visitOn } from './BoardDialogs.tsx'
import './dispatch.css'
import { Technicians } from './Technicians.tsx'
import ToReplan from './ToReplan.tsx'
import './tray.css'
import { Tray } from './Tray.tsx'
import { useBoardKeys } from './useBoardKeys.ts'
import { type Board, DUTY_CHANGES, PLAN_CHANGES } from './visit.ts'

const changes = {
  on: [
    ...PLAN_CHANGES,
    ...DUTY_CHANGES,
    'job accepted',
    'technician set out',
    'technician arrived',
    'visit finished',
  ],
  keep: true,
}

/** To the day that follows from the one asked for last; null is today. */
export type Go = (to: (asked: string | null) => string | null) => void

/** The plan of a day: what needs somebody first, then each technician along the hours. All of it by keys. */
export function DayBoard({ day, go }: { day: string | null; go: Go }) {
  const board = useAsk(dayBoard, { query: day === null ? {} : { day } }, changes)
  const [doing, setDoing] = useState<Doing | null>(null)
  const today = useToday()
  // What was asked for, though the last board stays until it comes: keys are faster than answers.
  const shown = day ?? today
  const turn = (days: number) => go(asked => dayAfter(asked ?? today, days))
  const toToday = () => go(() => null)
  const keys = useBoardKeys({ board: board.data, doing, setDoing, turn, today: toToday })
  return (
    <div ref={keys.frame}>
      <DayBar shown={shown} turn={turn} toToday={toToday} help={() => setDoing({ deed: 'keys' })} />
      <ToReplan />
      <Answered of={board} waiting={<Waiting rows={10} />}>
        {it => (
          <>
            <Swapping board={it} doing={doing} />
            <Tray visits={it.unplanned} at={keys.at} does={setDoing} />
            <Technicians board={it} at={keys.at} swapping={keys.swapping} />
            <BoardDialogs board={it} doing={doing} close={() => setDoing(null)} />
          </>
        )}
      </Answered>
    </div>
  )
}

/** One visit is chosen; the keyboard looks for the other. */
function Swapping({ board, doing }: { board: Board; doing: Doing | null }) {
  const { t } = useTranslation()
  const first = doing?.deed === 'swap' && doing.other === null ? visitOn(board, doing.promiseId) : undefined
  return (
    <p role="status" className={first ? 'panel notice' : 'for-readers'}>
      {first && t('dispatch.swapWith', { name: first.customer.name })}
    </p>
  )
}

function useToday(): string {
  const zone = useContext(TimeZone)
  return clockOf(new Date(useNow()).toISOString(), zone).day
}

type Bar = { shown: string; turn: (days: number) => void; toToday: () => void; help: () => void }

function DayBar({ shown, turn, toToday, help }: Bar) {
  const { t } = useTranslation()
  const when = useWhen()
  const today = useToday()
  return (
    <div className="day-bar">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('dispatch.previousDay')}
        onClick={() => turn(-1)}
      />
      <strong aria-live="polite">
        {when.shortDay(shown)} <span className="muted">{when.weekday(shown)}</span>
      </strong>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('dispatch.nextDay')}
        onClick={() => turn(1)}
      />
      {shown !== today && <Button onClick={toToday}>{t('dispatch.today')}</Button>}
      <Button type="text" className="board-help" onClick={help}>
        {t('dispatch.keys')} <kbd>?</kbd>
      </Button>
    </div>
  )
}
