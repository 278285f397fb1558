import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { teamBoard } from '../contract/team.ts'
import { ShiftOffers, shiftChanges } from './ShiftOffers.tsx'
import { TeamPeople } from './TeamPeople.tsx'
import { TeamRows } from './TeamRows.tsx'
import './team.css'

export type Board = Reply<typeof teamBoard>

export const teamChanges = {
  on: [...shiftChanges.on, 'promise made', 'promise kept', 'promise passed on', 'promise renegotiated'],
  keep: true,
}

/** The team by person and by urgency; `?of=` one person, or what nobody has taken. */
export function TeamBoard() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const of = params.get('of')
  const asked = useAsk(teamBoard, { query: of === null ? {} : { of } }, teamChanges)
  const choose = (next: string | null) => setParams(next === null ? {} : { of: next }, { replace: true })
  return (
    <Answered of={asked}>
      {board =>
        board.scope === null ? (
          <section className="panel">
            <Empty title={t('reception.team.noTeam')}>
              <p className="state-text">{t('reception.team.noTeamMore')}</p>
            </Empty>
          </section>
        ) : (
          <>
            <TeamPeople of={board} chosen={of} choose={choose} />
            {board.handovers.length > 0 && (
              <ShiftOffers title={t('reception.team.handovers')} of={board.handovers} />
            )}
            <TeamRows key={of ?? ''} of={board} />
          </>
        )
      }
    </Answered>
  )
}

/** A panel of the home page of whoever looks after others: absent while all is well. */
export default function TeamPanel() {
  const { t } = useTranslation()
  const { data } = useAsk(teamBoard, { query: {} }, teamChanges)
  if (data === undefined || data.scope === null) return null
  const sum = (of: (one: Board['people'][number]) => number) =>
    data.people.reduce((all, one) => all + of(one), 0)
  const busy = ({ sinceYesterday, late, withinHour, today }: Board['people'][number]) =>
    sinceYesterday + late + withinHour + today > 0
  const figures = [
    ['red', sum(one => one.sinceYesterday) + (data.pool?.sinceYesterday ?? 0)],
    ['late', sum(one => one.late) + (data.pool?.late ?? 0)],
    ['waiting', sum(one => (one.away !== null && busy(one) ? 1 : 0))],
    ['busy', sum(one => (one.away === null && one.overloaded ? 1 : 0))],
  ] as const
  const some = figures.filter(([, count]) => count > 0)
  if (some.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('reception.team.title')}</h2>
        <Link to="/promises/team">{t('reception.team.link')}</Link>
      </div>
      <p className="chips">
        {some.map(([word, count]) => (
          <span key={word} className={word === 'red' || word === 'late' ? 'chip bad' : 'chip wait'}>
            {t(`reception.team.${word}`, { count })}
          </span>
        ))}
      </p>
    </section>
  )
}
