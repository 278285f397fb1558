import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type CSSProperties, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Empty, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { clockOf, dayAfter } from '#core/web/moment.ts'
import { useNow } from '#core/web/now.ts'
import { TimeZone, useWhen } from '#core/web/when.ts'
import { dayBoard } from '../contract.ts'
import './board.css'
import './dispatch.css'
import { JobCard } from './JobCard.tsx'
import { UnplannedVisits } from './UnplannedVisits.tsx'
import type { Board } from './visit.ts'

type Row = Board['technicians'][number]

const changes = {
  on: [
    'visit planned',
    'visit given to another',
    'window moved',
    'visit called off',
    'technician taken off',
    'job accepted',
    'technician set out',
    'technician arrived',
    'visit finished',
  ],
}

/** The plan of a day: promised but unplanned first, then each technician along the hours. */
export function DayBoard({ day, go }: { day: string | null; go: (day: string | null) => void }) {
  const board = useAsk(dayBoard, { query: day === null ? {} : { day } }, { ...changes, keep: true })
  return (
    <>
      <DayBar shown={board.data?.day ?? day} go={go} />
      <Answered of={board} waiting={<Waiting rows={10} />}>
        {it => (
          <>
            <UnplannedVisits visits={it.unplanned} />
            <Technicians board={it} />
          </>
        )}
      </Answered>
    </>
  )
}

function DayBar({ shown, go }: { shown: string | null; go: (day: string | null) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const zone = useContext(TimeZone)
  const today = clockOf(new Date(useNow()).toISOString(), zone).day
  const day = shown ?? today
  return (
    <div className="day-bar">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('dispatch.previousDay')}
        onClick={() => go(dayAfter(day, -1))}
      />
      <strong>
        {when.shortDay(day)} <span className="muted">{when.weekday(day)}</span>
      </strong>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('dispatch.nextDay')}
        onClick={() => go(dayAfter(day, 1))}
      />
      {day !== today && <Button onClick={() => go(null)}>{t('dispatch.today')}</Button>}
    </div>
  )
}

function Technicians({ board }: { board: Board }) {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  if (board.technicians.length === 0) {
    return (
      <section className="panel">
        <Empty title={t('dispatch.noTechnicians')}>
          <p className="state-text">{t('dispatch.noTechniciansMore')}</p>
        </Empty>
      </section>
    )
  }
  const hours = hoursOf(board, zone)
  const scale = { '--hours': hours.to - hours.from } as CSSProperties
  const marks = Array.from({ length: hours.to - hours.from }, (_, at) => hours.from + at)
  return (
    <section className="panel flush board" style={scale}>
      <div className="board-hours figures" aria-hidden="true">
        {marks.map(hour => (
          <span key={hour}>{hour}:00</span>
        ))}
      </div>
      {inOrder(board.technicians).map(row => (
        <TechnicianRow key={row.technician.id} row={row} first={hours.from} day={board.day} />
      ))}
    </section>
  )
}

function TechnicianRow({ row, first, day }: { row: Row; first: number; day: string }) {
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const place = (span: { from: string; to: string }) =>
    ({
      '--from': hourOn(span.from, day, zone) - first,
      '--to': hourOn(span.to, day, zone) - first,
    }) as CSSProperties
  return (
    <article className="board-row" aria-label={row.technician.name}>
      <header>
        <strong>{row.technician.name}</strong>
        <Presence row={row} />
      </header>
      <div className="board-lane">
        {row.shifts.map(shift => (
          <span key={shift.from} className="lane-shift" style={place(shift)} aria-hidden="true" />
        ))}
        {row.absences.map(absence => (
          <span key={absence.from} className="lane-absence" style={place(absence)} aria-hidden="true" />
        ))}
        <ul>
          {row.jobs.map(job => (
            <li key={job.slotId} style={place({ from: job.startsAt, to: job.endsAt })}>
              <JobCard job={job} />
            </li>
          ))}
        </ul>
        {row.jobs.length === 0 && row.shifts.length > 0 && (
          <p className="lane-free muted">{t('dispatch.free')}</p>
        )}
      </div>
    </article>
  )
}

function Presence({ row }: { row: Row }) {
  const { t } = useTranslation()
  const when = useWhen()
  const say = (spans: Row['shifts']) =>
    spans.map(one => `${when.time(one.from)}–${when.time(one.to)}`).join(', ')
  if (row.absences.length > 0) {
    return <span className="chip wait">{t('dispatch.absentSpan', { span: say(row.absences) })}</span>
  }
  if (row.shifts.length === 0) return <span className="muted small">{t('dispatch.offShift')}</span>
  return <span className="muted small figures">{t('dispatch.shift', { span: say(row.shifts) })}</span>
}

/** Who has work today comes first, then who is here, then the others. */
function inOrder(rows: readonly Row[]): Row[] {
  const weight = (row: Row) => (row.jobs.length > 0 ? 0 : row.shifts.length > 0 ? 1 : 2)
  return [...rows].sort((a, b) => weight(a) - weight(b))
}

/** Hours since midnight of the board's day; what lies on another day is cut off at its edge. */
function hourOn(instant: string, day: string, zone: string): number {
  const { day: on, time } = clockOf(instant, zone)
  if (on !== day) return on < day ? 0 : 24
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours + minutes / 60
}

/** The hours to draw: a working day at least, more where somebody works earlier or later. */
function hoursOf(board: Board, zone: string): { from: number; to: number } {
  const spans = board.technicians.flatMap(({ shifts, jobs }) => [
    ...shifts,
    ...jobs.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
  ])
  const starts = spans.map(({ from }) => Math.floor(hourOn(from, board.day, zone)))
  const ends = spans.map(({ to }) => Math.ceil(hourOn(to, board.day, zone)))
  return { from: Math.min(8, ...starts), to: Math.max(18, ...ends) }
}
