import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { instantOf, TimeZone, useWhen } from '#core/web/when.ts'
import { type Absence, callOffAbsence, callOffShift, type Shift } from '../contract/duty.ts'
import type { Calling } from './CallOff.tsx'
import { useMay, useSession } from './session.tsx'

export type ShiftLine = z.input<typeof Shift>
export type AwayLine = z.input<typeof Absence>

type Cell = {
  day: string
  person: { id: string; name: string }
  shifts: readonly ShiftLine[]
  absences: readonly AwayLine[]
  callOff: (calling: Calling) => void
}

/** One person on one day: shifts that begin on it, absences that touch it. */
export function DutyCell({ day, person, shifts, absences, callOff }: Cell) {
  const { t } = useTranslation()
  const when = useWhen()
  const zone = useContext(TimeZone)
  const session = useSession()
  const mayShifts = useMay(callOffShift)
  const mayAbsences = useMay(callOffAbsence)
  const begins = Date.parse(instantOf(day, '00:00', zone))
  const ends = Date.parse(instantOf(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), '00:00', zone))
  const now = Date.now()
  const away = absences.filter(one => Date.parse(one.startsAt) < ends && Date.parse(one.endsAt) > begins)
  const planner = session.roles.some(role => role === 'admin' || role === 'manager' || role === 'dispatcher')
  const mine = mayAbsences && (planner || person.id === session.staff)
  const spanOf = ({ startsAt, endsAt }: ShiftLine | AwayLine) =>
    `${when.instant(startsAt)} – ${when.instant(endsAt)}`
  return (
    <td>
      {away.map(one => (
        <Mark
          key={one.id}
          look="chip wait"
          title={spanOf(one)}
          press={
            mine && Date.parse(one.endsAt) > now
              ? () => callOff({ kind: 'absence', id: one.id, name: person.name, time: spanOf(one) })
              : null
          }
        >
          {one.reason === 'other' ? t('people.duty.away') : t(`people.duty.reasons.${one.reason}`)}
        </Mark>
      ))}
      {shifts
        .filter(({ startsAt }) => when.dayOf(startsAt) === day)
        .map(one => (
          <Mark
            key={one.id}
            look="chip"
            title={spanOf(one)}
            press={
              mayShifts
                ? () => callOff({ kind: 'shift', id: one.id, name: person.name, time: spanOf(one) })
                : null
            }
          >
            {when.time(one.startsAt)}–{when.time(one.endsAt)}
          </Mark>
        ))}
    </td>
  )
}

function Mark(props: { look: string; title: string; press: (() => void) | null; children: ReactNode }) {
  const { look, title, press, children } = props
  if (press === null) {
    return (
      <span className={look} title={title}>
        {children}
      </span>
    )
  }
  return (
    <button type="button" className={look} title={title} onClick={press}>
      {children}
    </button>
  )
}
