import { useTranslation } from 'react-i18next'
import type { Report } from './importDraft.ts'

const STEPS = ['file', 'check', 'write', 'done'] as const

const AT: Readonly<Record<Report['stage'], number>> = {
  reading: 1,
  judging: 1,
  ready: 1,
  stopped: 1,
  writing: 2,
  finished: 3,
  cancelled: 3,
  undoing: 3,
  undone: 3,
}

/** Where one stands between the file and the archive. */
export function ImportSteps({ stage }: { stage: Report['stage'] | null }) {
  const { t } = useTranslation()
  const at = stage === null ? 0 : AT[stage]
  return (
    <ol className="import-steps" aria-label={t('archive.import.steps.label')}>
      {STEPS.map((step, n) => (
        <li
          key={step}
          className={n < at ? 'behind' : undefined}
          {...(n === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span aria-hidden="true">{n < at ? '✓' : n + 1}</span> {t(`archive.import.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
