import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useWhen } from '#core/web/when.ts'
import { MINUTES_EACH } from '../rules/team.ts'
import type { Board } from './TeamBoard.tsx'

type Person = Board['people'][number]
type Load = NonNullable<Board['pool']>
type Row = { of: string; person: Person | null; load: Load }

const LOADS = ['sinceYesterday', 'late', 'withinHour', 'today', 'later'] as const

/** Who has how much of what, who is away and who has too much; a name narrows the rows below to it. */
export function TeamPeople(props: { of: Board; chosen: string | null; choose: (of: string | null) => void }) {
  const { of, chosen, choose } = props
  const { t } = useTranslation()
  const when = useWhen()
  const rows: Row[] = [
    ...of.people.map(person => ({ of: person.staff.id, person, load: person })),
    ...(of.pool === null ? [] : [{ of: 'pool', person: null, load: of.pool }]),
  ]
  const figures = LOADS.map(
    (name): Column<Row> => ({
      key: name,
      title: t(`reception.team.load.${name}`),
      align: 'end',
      of: ({ load }) => {
        if (load[name] === 0) return null
        const red = name === 'sinceYesterday' || name === 'late'
        return <span className={red ? 'figures left bad' : 'figures'}>{when.number(load[name])}</span>
      },
    }),
  )
  return (
    <section className="panel flush">
      <div className="panel-head">
        <h2>{t('reception.team.people')}</h2>
        {chosen !== null && (
          <button type="button" className="team-person" onClick={() => choose(null)}>
            {t('reception.team.everybody')}
          </button>
        )}
      </div>
      <Listing<Row>
        label={t('reception.team.people')}
        rows={{ data: rows, error: null, isPending: false, refetch: () => {} }}
        rowKey={row => row.of}
        columns={[
          {
            key: 'who',
            title: t('reception.team.person'),
            of: row => (
              <button
                type="button"
                className="team-person"
                aria-pressed={row.of === chosen}
                onClick={() => choose(row.of === chosen ? null : row.of)}
              >
                {row.person?.staff.name ?? t('reception.team.pool')}
              </button>
            ),
          },
          // No element where there is nothing to say: empty cells are not drawn on a phone.
          {
            key: 'state',
            title: t('reception.team.state'),
            of: ({ person }) => person && isNoted(person) && <State of={person} />,
          },
          ...figures,
        ]}
        empty={<Empty title={t('reception.team.noRows')} />}
      />
    </section>
  )
}

const isNoted = ({ away, overloaded }: Person) => away !== null || overloaded

/** Away and until when, or with too much; whoever is away with work for today can be handed over for. */
function State({ of }: { of: Person }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { away, backAt, overloaded, staff } = of
  const open = LOADS.some(name => of[name] > 0)
  return (
    <span className="in-a-row">
      {away !== null && (
        <>
          <span className={overloaded ? 'chip bad' : 'chip'}>{t(`reception.team.away.${away}`)}</span>
          {backAt !== null && (
            <span className="muted">{t('reception.team.backAt', { at: when.near(backAt) })}</span>
          )}
          {open && (
            <Link to={`/promises/shift?staff=${staff.id}`}>
              {t('reception.team.shiftOf', { name: staff.name })}
            </Link>
          )}
        </>
      )}
      {away === null && overloaded && (
        <span className="chip wait" title={t('reception.team.overloadedWhy', { minutes: MINUTES_EACH })}>
          {t('reception.team.overloaded')}
        </span>
      )}
    </span>
  )
}
