import type { UseQueryResult } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgain } from '#core/web/again.ts'
import { useWhen } from '#core/web/when.ts'
import { paceOf, type Report, type Seen, see } from './importDraft.ts'
import type { ListReport } from './listKind.ts'

type Moving = 'reading' | 'judging' | 'writing' | 'undoing'
const COUNTED = { reading: 'judged', judging: 'judged', writing: 'written', undoing: 'undone' } as const

export const isMoving = (stage: Report['stage']): stage is Moving => stage in COUNTED

const LOOK_MS = 1000

/** While a list moves its report is asked anew: figures change between two hints. */
export const useWatched = (asked: UseQueryResult<Pick<Report, 'stage'>>) =>
  useAgain(asked, asked.data !== undefined && isMoving(asked.data.stage), LOOK_MS)

const MINUTE_MS = 60_000

/** How far the background is, how fast, and how long it still takes. */
export function ImportProgress(props: {
  progress: ListReport<never, never, never>['progress']
  stage: Moving
}) {
  const { progress, stage } = props
  const { t } = useTranslation()
  const when = useWhen()
  const done = progress[COUNTED[stage]] ?? progress.read
  const { of } = progress
  const pace = usePace(done, stage)
  const percent = of === null || of === 0 ? 0 : Math.min(100, Math.floor((done / of) * 100))
  const left = of === null || pace === null || pace < 1 ? null : ((of - done) / pace) * 1000
  const said = [
    of === null
      ? t('archive.import.soFar', { done: when.number(done) })
      : t('archive.import.of', { done: when.number(done), of: when.number(of) }),
    pace !== null && pace >= 1 && t('archive.import.pace', { rows: when.number(Math.round(pace)) }),
    left !== null &&
      (left < MINUTE_MS
        ? t('archive.import.leftLittle')
        : t('archive.import.left', { time: when.long(left) })),
  ]
  return (
    <div className="import-progress">
      <strong role="status">{t(`archive.import.progress.${stage}`)}</strong>
      <Progress percent={percent} aria-label={t(`archive.import.progress.${stage}`)} />
      <p className="muted figures">{said.filter(Boolean).join(' · ')}</p>
      <p className="muted small">{t('archive.import.mayLeave')}</p>
    </div>
  )
}

function usePace(done: number, stage: Moving): number | null {
  const [seen, setSeen] = useState<{ stage: Moving; all: Seen[] }>({ stage, all: [] })
  useEffect(() => {
    setSeen(before => ({
      stage,
      all: see(before.stage === stage ? before.all : [], { at: Date.now(), done }),
    }))
  }, [done, stage])
  return paceOf(seen.all)
}
