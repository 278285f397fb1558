import { type CSSProperties, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '#core/desk/states.tsx'
import { useNow } from '#core/web/now.ts'
import { TimeZone, useWhen } from '#core/web/when.ts'
import { type At, hourOn, hoursOf, inOrder } from './boardPlaces.ts'
import { JobCard } from './JobCard.tsx'
import type { Board } from './visit.ts'

type Row = Board['technicians'][number]
type Span = { from: string; to: string }
/** The promise of the visit that another one is looked for to swap with. */
type Marked = { at: At | null; swapping: string | null }

/** Each technician along the hours of the day: shift, absence, visits, and what their customers were told. */
export function Technicians({ board, ...marked }: { board: Board } & Marked) {
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
    <section className="panel flush board" style={scale} aria-label={t('dispatch.board')}>
      <div className="board-hours figures" aria-hidden="true">
        {marks.map(hour => (
          <span key={hour}>{hour}:00</span>
        ))}
      </div>
      {inOrder(board.technicians).map(row => (
        <TechnicianRow key={row.technician.id} row={row} first={hours.from} day={board.day} {...marked} />
      ))}
      <NowLine day={board.day} first={hours.from} />
    </section>
  )
}

function TechnicianRow(props: { row: Row; first: number; day: string } & Marked) {
  const { row, first, day, at, swapping } = props
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const place = ({ from, to }: Span) =>
    ({
      '--from': hourOn(from, day, zone) - first,
      '--to': hourOn(to, day, zone) - first,
    }) as CSSProperties
  const here: At = `row:${row.technician.id}`
  const count = t('dispatch.hasJobs', { count: row.jobs.length })
  return (
    <article className="board-row" aria-label={row.technician.name}>
      <header data-at={here} tabIndex={at === here ? 0 : -1}>
        <strong>{row.technician.name}</strong>
        <Presence row={row} />
        <span className="for-readers">{count}</span>
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
            <li key={job.promiseId}>
              <span className="lane-told" style={place(job.window)} aria-hidden="true" />
              <div className="lane-job" style={place({ from: job.startsAt, to: job.endsAt })}>
                <JobCard job={job} at={at} marked={swapping === job.promiseId} />
              </div>
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

function NowLine({ day, first }: { day: string; first: number }) {
  const zone = useContext(TimeZone)
  const hour = hourOn(new Date(useNow()).toISOString(), day, zone)
  if (hour <= first || hour >= 24) return null
  return (
    <div className="board-now" aria-hidden="true">
      <span style={{ '--from': hour - first } as CSSProperties} />
    </div>
  )
}
