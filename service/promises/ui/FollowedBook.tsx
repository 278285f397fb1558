import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { followingProgress, movedPromises } from '../contract/clocks.ts'
import { Standing } from './Due.tsx'
import { nameOf, placeOf } from './shapes.ts'
import { Kind, Owner } from './Who.tsx'

type Progress = Reply<typeof followingProgress>
type Moved = Reply<typeof movedPromises>['items'][number]

/** How far open promises have followed the last change of book or calendars, and which ones moved. */
export function FollowedBook() {
  const { t } = useTranslation()
  const asked = useAsk(followingProgress, {}, { on: ['promises follow the book', 'promise due moved'] })
  const [listed, setListed] = useState(false)
  return (
    <section className="panel">
      <h2>{t('standards.following.title')}</h2>
      <Answered of={asked}>
        {run =>
          run.id === null ? (
            <p className="none">{t('standards.following.none')}</p>
          ) : (
            <>
              <HowFar run={run} />
              {run.moved > 0 && (
                <Button aria-expanded={listed} onClick={() => setListed(!listed)}>
                  {t(listed ? 'standards.following.hide' : 'standards.following.which', { count: run.moved })}
                </Button>
              )}
              {listed && <MovedRows following={run.id} />}
            </>
          )
        }
      </Answered>
    </section>
  )
}

function HowFar({ run }: { run: Progress }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { begunAt, finishedAt, looked, moved, ended, edition } = run
  const number =
    edition === 0 ? t('standards.following.shipped') : t('standards.edition', { number: edition })
  return (
    <>
      <p>
        {t(run.why === 'book' ? 'standards.following.book' : 'standards.following.calendar', {
          edition: number,
        })}{' '}
        <span className="muted">{begunAt && when.near(begunAt)}</span>
      </p>
      <p role="status">
        <span className={finishedAt === null ? 'chip wait' : 'chip good'}>
          {t(finishedAt === null ? 'standards.following.underWay' : 'standards.following.finished')}
        </span>{' '}
        {t('standards.following.followed', { looked: when.number(looked), moved: when.number(moved) })}{' '}
        {ended > 0 && t('standards.following.ended', { count: ended })}
      </p>
    </>
  )
}

function MovedRows({ following }: { following: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Moved, typeof movedPromises>(movedPromises, {
    params: { id: following },
    query: { limit: 20 },
  })
  return (
    <Listing<Moved>
      label={t('standards.following.title')}
      rows={rows}
      rowKey={({ id }) => id}
      to={({ promise }) => placeOf(promise)}
      columns={[
        { key: 'who', title: t('promises.customer'), of: ({ promise }) => nameOf(promise) },
        { key: 'kind', title: t('promises.kind'), of: ({ promise }) => <Kind of={promise} /> },
        { key: 'from', title: t('standards.following.from'), of: ({ from }) => when.near(from) },
        { key: 'to', title: t('standards.following.to'), of: ({ to }) => <b>{when.near(to)}</b> },
        { key: 'owner', title: t('promises.owner'), of: ({ promise }) => <Owner of={promise} /> },
        { key: 'standing', title: t('promises.standing'), of: ({ promise }) => <Standing of={promise} /> },
      ]}
      empty={<Empty title={t('standards.following.none')} />}
    />
  )
}
