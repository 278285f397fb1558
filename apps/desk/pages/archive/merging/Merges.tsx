import { useTranslation } from 'react-i18next'
import { Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listMerges, type Twice } from '#service/archive/contract/merging.ts'
import { UndoMerge } from '#service/archive/ui/UndoMerge.tsx'

type Line = Reply<typeof listMerges>['items'][number]

/** What was merged, by whom, and the way back. */
export function Merges({ kind }: { kind: Twice }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Line, typeof listMerges>(listMerges, { params: { kind }, query: { limit: 50 } })
  const nameless = t('archive.merging.nameless')
  const said = ({ at, by, undone }: Line) =>
    undone === null
      ? t('archive.merging.mergedBy', { at: when.near(at), by })
      : t('archive.merging.undone', { at: when.near(undone.at), by: undone.by })
  return (
    <section className="panel flush">
      <Listing<Line>
        label={t(`archive.merging.merges.${kind}`)}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'from', title: t('archive.merging.from'), of: it => it.from.name || nameless },
          { key: 'into', title: t('archive.merging.into'), of: it => it.into.name || nameless },
          { key: 'reason', title: t('archive.merging.because'), of: it => it.reason },
          { key: 'when', title: t('archive.merging.happened'), of: said },
          {
            key: 'undo',
            title: t('archive.merging.undo'),
            quiet: true,
            of: it => it.undone === null && <UndoMerge kind={kind} merge={it.id} why={it.whyNotUndo} />,
          },
        ]}
        empty={<Empty title={t('archive.merging.noMerges')} />}
      />
    </section>
  )
}
