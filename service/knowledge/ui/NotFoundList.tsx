import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay, useSession } from '#service/people/ui/session.tsx'
import { handOutNotFound, listNotFound, MOST_HANDED_OUT, settleNotFound } from '../contract/not-found.ts'
import { Choosable, ChooseAll, ListsHandOut, useChosen } from './ListsHandOut.tsx'
import { type Line, NotFoundEnd } from './NotFoundEnd.tsx'
import { NotFoundSettle } from './NotFoundSettle.tsx'
import './search.css'

/** What was searched and not found: asked most often first; somebody owns it, and it is settled. */
export function NotFoundList() {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [settled, setSettled] = useState(false)
  const [mine, setMine] = useState(false)
  const [settling, setSettling] = useState<Line | null>(null)
  const query = {
    limit: 50,
    settled: settled ? ('true' as const) : ('false' as const),
    ...(mine && staff ? { owner: staff } : {}),
  }
  const rows = useAskPages<Line, typeof listNotFound>(listNotFound, { query }, { on: ['nothing found'] })
  const chosen = useChosen(settled ? [] : rows.data)
  const { tell, telling, failure } = useTell(handOutNotFound)
  const columns = useColumns({ settled, chosen, settle: setSettling })
  return (
    <section className="panel flush">
      <div className="filters">
        <Segmented
          value={settled ? 'settled' : 'waiting'}
          onChange={value => setSettled(value === 'settled')}
          options={(['waiting', 'settled'] as const).map(value => ({
            value,
            label: t(`knowledge.lists.notFound.${value}`),
          }))}
        />
        <Checkbox checked={mine} onChange={event => setMine(event.target.checked)}>
          {t('knowledge.lists.notFound.mine')}
        </Checkbox>
        {useMay(handOutNotFound) && <ChooseAll of={chosen} />}
        <span className="muted">{t('knowledge.lists.notFound.about')}</span>
      </div>
      <Listing<Line>
        label={t('knowledge.lists.tabs.notFound')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<Empty title={t(`knowledge.lists.notFound.${settled ? 'emptySettled' : 'empty'}`)} />}
      />
      <ListsHandOut
        of={chosen}
        most={MOST_HANDED_OUT}
        give={({ owner }) => tell({ body: { ids: chosen.chosen, owner } })}
        giving={telling}
        failure={failure}
      />
      <NotFoundSettle of={settling} close={() => setSettling(null)} />
    </section>
  )
}

function useColumns(of: {
  settled: boolean
  chosen: ReturnType<typeof useChosen>
  settle: (line: Line) => void
}): Column<Line>[] {
  const { t } = useTranslation()
  const when = useWhen()
  const maySettle = useMay(settleNotFound)
  const { settled, chosen, settle } = of
  const again = ({ text, model }: Line) => (
    <Link to={`/answers?${new URLSearchParams({ q: text, ...(model ? { model: model.id } : {}) })}`}>
      {text}
    </Link>
  )
  const text = (line: Line) =>
    settled || !maySettle ? (
      again(line)
    ) : (
      <Choosable of={chosen} id={line.id} name={line.text}>
        {again(line)}
      </Choosable>
    )
  const key = (name: 'text' | 'model' | 'count' | 'last' | 'owner' | 'settle') => ({
    key: name,
    title: t(`knowledge.lists.notFound.${name}`),
  })
  return [
    { ...key('text'), of: text },
    { ...key('model'), of: ({ model }) => model?.name },
    { ...key('count'), of: ({ count }) => count, align: 'end' },
    {
      ...key('last'),
      of: ({ lastAt, lastBy }) => [when.near(lastAt), lastBy?.name].filter(Boolean).join(' · '),
    },
    {
      ...key('owner'),
      of: ({ owner }) => owner?.name ?? <span className="muted">{t('knowledge.lists.notFound.nobody')}</span>,
    },
    {
      ...key('settle'),
      quiet: true,
      of: line =>
        settled ? (
          <NotFoundEnd line={line} />
        ) : (
          maySettle && (
            <Button size="small" onClick={() => settle(line)}>
              {t('knowledge.lists.notFound.settle')}
            </Button>
          )
        ),
    },
  ]
}
