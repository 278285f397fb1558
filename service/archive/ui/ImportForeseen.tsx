import { useWhen } from '#core/web/when.ts'
import { ImportCounts, ImportReasons } from './ImportCounts.tsx'
import { ImportErrorFile } from './ImportErrorFile.tsx'
import { ImportProgress, isMoving } from './ImportProgress.tsx'
import { ImportStopped } from './ImportStopped.tsx'
import type { OfKind } from './listKind.ts'

/** The dry run: what writing the list would do. */
export function ImportForeseen<C extends string, W extends string, O extends string>(props: OfKind<C, W, O>) {
  const { kind, report, may, show } = props
  const when = useWhen()
  const { id, stage, progress } = report
  return (
    <section className="panel">
      <h2>{kind.foreseen}</h2>
      <ImportStopped again={kind.again} report={report} may={may} />
      {isMoving(stage) && <ImportProgress progress={progress} stage={stage} />}
      <ImportCounts kind={kind} counts={report.expected} />
      {isMoving(stage) && (
        <p className="muted">{kind.soFar(when.number(progress.judged ?? progress.read))}</p>
      )}
      <ImportReasons kind={kind} report={report} show={show} />
      {may && report.expected.refused > 0 && <ImportErrorFile of={kind.refused} id={id} />}
    </section>
  )
}
