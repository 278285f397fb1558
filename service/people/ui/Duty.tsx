import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { instantOf, TimeZone, useWhen } from '#core/web/when.ts'
import { listAbsences, listShifts } from '../contract/duty.ts'
import { listStaff } from '../contract/staff.ts'
import { type Calling, CallOff } from './CallOff.tsx'
import { type AwayLine, DutyCell, type ShiftLine } from './DutyCell.tsx'
import type { StaffLine } from './standing.tsx'
import './duty.css'

/** Who works when, a week at a time: a line for each person, a column for each day. */
export function Duty() {
  const { t } = useTranslation()
  const when = useWhen()
  const zone = useContext(TimeZone)
  const today = when.dayOf(new Date().toISOString())
  const [monday, setMonday] = useState(() => mondayOf(today))
  const [calling, setCalling] = useState<Calling | null>(null)
  const days = Array.from({ length: 7 }, (_, at) => monday.add({ days: at }).toString())
  const span = {
    from: instantOf(days[0] ?? '', '00:00', zone),
    to: instantOf(monday.add({ days: 7 }).toString(), '00:00', zone),
    limit: 500,
  }
  const staff = useAskPages(listStaff, { query: { limit: 200 } }, { on: ['staff added'] })
  const shifts = useAskPages(listShifts, { query: span }, { on: ['shifts planned', 'shift called off'] })
  const absences = useAskPages(
    listAbsences,
    { query: span },
    { on: ['absence entered', 'absence called off'] },
  )
  const move = (weeks: number) => setMonday(monday.add({ weeks }))
  return (
    <section className="panel flush">
      <div className="filters">
        <Button
          onClick={() => move(-1)}
          aria-label={t('people.duty.before')}
          icon={<LeftOutlined aria-hidden />}
        />
        <Button onClick={() => setMonday(mondayOf(today))}>{t('people.duty.thisWeek')}</Button>
        <Button
          onClick={() => move(1)}
          aria-label={t('people.duty.after')}
          icon={<RightOutlined aria-hidden />}
        />
        <b aria-live="polite">
          {t('people.duty.week', { from: when.day(days[0] ?? ''), to: when.day(days[6] ?? '') })}
        </b>
      </div>
      <Answered of={staff}>
        {people =>
          people.length === 0 ? (
            <Empty title={t('people.duty.noOne')} />
          ) : (
            <Week
              days={days}
              today={today}
              people={people}
              shifts={shifts.data ?? []}
              absences={absences.data ?? []}
              callOff={setCalling}
            />
          )
        }
      </Answered>
      <CallOff calling={calling} close={() => setCalling(null)} />
    </section>
  )
}

function mondayOf(day: string): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 })
}

function Week(props: {
  days: readonly string[]
  today: string
  people: readonly StaffLine[]
  shifts: readonly ShiftLine[]
  absences: readonly AwayLine[]
  callOff: (calling: Calling) => void
}) {
  const { days, today, people, shifts, absences, callOff } = props
  const { t } = useTranslation()
  const when = useWhen()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section className="duty" aria-label={t('people.duty.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('people.duty.who')}</th>
            {days.map(day => (
              <th key={day} scope="col" className={day === today ? 'today' : ''}>
                {when.weekday(day)} <span className="muted">{Number(day.slice(8))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {days.map(day => (
                <DutyCell
                  key={day}
                  day={day}
                  person={person}
                  shifts={shifts.filter(({ staff }) => staff === person.id)}
                  absences={absences.filter(({ staff }) => staff === person.id)}
                  callOff={callOff}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
