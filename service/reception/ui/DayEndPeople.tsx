import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { dayEndByPerson } from '../contract/day-end.ts'
import { changes, DayCount } from './DayEnd.tsx'

type OfPerson = Reply<typeof dayEndByPerson>['people'][number]

/** Everybody's day for the manager, each with a way to his list. */
export function DayEndPeople() {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(dayEndByPerson, { query: {} }, changes)
  const figure = (of: number) => <span className="figures">{when.number(of)}</span>
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('reception.day.everybody')}</h2>
        <Answered of={asked}>{({ count }) => <DayCount of={count} />}</Answered>
      </div>
      <Listing<OfPerson>
        label={t('reception.day.everybody')}
        rows={{ ...asked, data: asked.data?.people }}
        rowKey={({ staff }) => staff.id}
        to={({ staff }) => `/day-end?staff=${staff.id}`}
        columns={[
          {
            key: 'who',
            title: t('cases.handler'),
            of: ({ staff }) => staff.name,
          },
          {
            key: 'uncleared',
            title: t('reception.day.standings.uncleared'),
            align: 'end',
            of: it => figure(it.uncleared),
          },
          {
            key: 'cleared',
            title: t('reception.day.standings.cleared'),
            align: 'end',
            of: it => figure(it.cleared),
          },
          {
            key: 'settled',
            title: t('reception.day.standings.settled'),
            align: 'end',
            of: it => figure(it.settled),
          },
          {
            key: 'rate',
            title: t('reception.day.rate'),
            align: 'end',
            of: it => it.rate !== null && `${when.number(Math.round(it.rate * 1000) / 10)}%`,
          },
        ]}
        empty={<Empty title={t('reception.day.nothing')} />}
      />
    </section>
  )
}
