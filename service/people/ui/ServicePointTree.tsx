import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { addServicePoint, changeServicePoint, listServicePoints } from '../contract/points.ts'
import { inTreeOrder } from '../rules.ts'
import { PointDialog, type PointDraft } from './PointDialog.tsx'
import { useMay } from './session.tsx'
import './people.css'

export type Point = Reply<typeof listServicePoints>['items'][number]

/** Maker, dealers and stores as a tree; each can be edited, and something added below it. */
export function ServicePointTree() {
  const { t } = useTranslation()
  const points = useAsk(listServicePoints, {}, { on: ['service point added'] })
  const [draft, setDraft] = useState<PointDraft | null>(null)
  const may = useMay(addServicePoint)
  const first = (
    <Button type="primary" onClick={() => setDraft({ kind: 'maker', parent: null })}>
      {t('people.points.add')}
    </Button>
  )
  return (
    <section className="panel flush">
      <Answered of={points}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('people.points.none')}>
              <p className="state-text">{t('people.points.noneText')}</p>
              {may && first}
            </Empty>
          ) : (
            <>
              {may && <div className="filters">{first}</div>}
              <Tree points={inTreeOrder(items)} parent={null} edit={setDraft} />
            </>
          )
        }
      </Answered>
      <PointDialog draft={draft} close={() => setDraft(null)} />
    </section>
  )
}

type Branch = { points: readonly Point[]; parent: string | null; edit: (draft: PointDraft) => void }

/** A list in a list: screen readers count the levels. Depth is bounded by the rule (8). */
function Tree({ points, parent, edit }: Branch) {
  const children = points.filter(point => point.parent === parent)
  if (children.length === 0) return null
  return (
    <ul className={parent === null ? 'point-tree' : undefined}>
      {children.map(point => (
        <li key={point.id}>
          <Line point={point} edit={edit} />
          <Tree points={points} parent={point.id} edit={edit} />
        </li>
      ))}
    </ul>
  )
}

const below = { maker: 'dealer', dealer: 'store', store: 'store' } as const

function Line({ point, edit }: { point: Point; edit: (draft: PointDraft) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const may = useMay(changeServicePoint)
  const { id, kind, name, phone, address, closedOn } = point
  return (
    <div className="point">
      <span className="in-a-row">
        <b>{name}</b>
        <span className="chip">{t(`people.points.kinds.${kind}`)}</span>
        {closedOn && <span className="chip">{t('people.points.closed', { day: when.day(closedOn) })}</span>}
      </span>
      <span className="muted">{[phone, address].filter(Boolean).join(' · ')}</span>
      {may && (
        <span className="point-deeds">
          {!closedOn && (
            <Button size="small" type="link" onClick={() => edit({ kind: below[kind], parent: id })}>
              {t('people.points.addBelow')}
            </Button>
          )}
          <Button size="small" type="link" onClick={() => edit(point)}>
            {t('people.points.edit')}
          </Button>
        </span>
      )}
    </div>
  )
}
