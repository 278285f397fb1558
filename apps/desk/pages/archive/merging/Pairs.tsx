import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered, Empty, Waiting } from '#core/desk/states.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { listDuplicates, type Pair, type Twice } from '#service/archive/contract/merging.ts'
import '#service/archive/ui/merging.css'
import { UndoMerge } from '#service/archive/ui/UndoMerge.tsx'
import { usePageKeys } from './keys.ts'
import type { Merged } from './MergeDeeds.tsx'
import { TwoCustomers } from './TwoCustomers.tsx'
import { TwoDevices } from './TwoDevices.tsx'

/** With so many pairs there is work to begin with; more are asked for by hand. */
const FEW = 10

/** Pairs that may be one: the list, and the chosen pair side by side. */
export function Pairs({ kind }: { kind: Twice }) {
  const [done, setDone] = useState<Merged | null>(null)
  const rows = useAskPages<Pair, typeof listDuplicates>(listDuplicates, {
    params: { kind },
    query: { limit: 50 },
  })
  const few = rows.data !== undefined && rows.data.length < FEW
  const { hasNextPage, isFetching, fetchNextPage } = rows
  // A stretch without a pair is no end of the list.
  useEffect(() => {
    if (few && hasNextPage && !isFetching) fetchNextPage()
  }, [few, hasNextPage, isFetching, fetchNextPage])
  return (
    <>
      {done && <Done kind={kind} merge={done} close={() => setDone(null)} />}
      <Answered of={rows} waiting={<Waiting rows={8} />}>
        {pairs =>
          pairs.length === 0 ? (
            <NoPairs searching={hasNextPage} />
          ) : (
            <Chosen kind={kind} pairs={pairs} rows={rows} merged={setDone} />
          )
        }
      </Answered>
    </>
  )
}

function NoPairs({ searching }: { searching: boolean }) {
  const { t } = useTranslation()
  if (searching) return <Waiting rows={8} />
  return (
    <Empty title={t('archive.merging.none')}>
      <p className="state-text">{t('archive.merging.noneMore')}</p>
    </Empty>
  )
}

function Done({ kind, merge, close }: { kind: Twice; merge: Merged; close: () => void }) {
  const { t } = useTranslation()
  const words = t('archive.merging.done', { from: merge.from.name, into: merge.into.name })
  const title = (
    <span className="in-a-row">
      {words} <UndoMerge kind={kind} merge={merge.id} done={close} />
    </span>
  )
  return <Alert className="merged-notice" type="success" role="status" title={title} />
}

function Chosen(props: {
  kind: Twice
  pairs: readonly Pair[]
  rows: Parameters<typeof More>[0]['of']
  merged: (merge: Merged) => void
}) {
  const { kind, pairs, rows, merged } = props
  const { t } = useTranslation()
  const [step, setStep] = useState(0)
  const [swapped, setSwapped] = useState(false)
  const at = Math.min(step, pairs.length - 1)
  const move = (to: number) => {
    setSwapped(false)
    setStep(Math.max(0, Math.min(to, pairs.length - 1)))
  }
  usePageKeys({ j: () => move(at + 1), k: () => move(at - 1) })
  const pair = pairs[at]
  if (pair === undefined) return null
  const [from, into] = swapped ? [pair.one, pair.other] : [pair.other, pair.one]
  const Two = kind === 'customers' ? TwoCustomers : TwoDevices
  return (
    <div className="pairs">
      <section className="panel flush">
        <ul className="pair-list" aria-label={t('archive.merging.duplicates')}>
          {pairs.map((one, index) => (
            <li key={`${one.one.id} ${one.other.id}`}>
              <button type="button" aria-current={index === at} onClick={() => move(index)}>
                <OnePair pair={one} />
              </button>
            </li>
          ))}
        </ul>
        <More of={rows} />
        <p className="muted small inset-text by-keys">{t('archive.merging.keys')}</p>
      </section>
      <section className="panel">
        <Two
          key={`${from.id} ${into.id}`}
          from={from.id}
          into={into.id}
          swap={() => setSwapped(!swapped)}
          merged={merged}
          apart={() => {}}
        />
      </section>
    </div>
  )
}

function OnePair({ pair: { shares, what, one, other } }: { pair: Pair }) {
  const { t } = useTranslation()
  const nameless = t('archive.merging.nameless')
  return (
    <>
      <span>
        {one.name || nameless} · {other.name || nameless}
      </span>
      <span className="muted small">
        {t(`archive.merging.shares.${shares}`)} {what || one.detail}
      </span>
    </>
  )
}
