import { More } from '#core/desk/More.tsx'
import { Answered } from '#core/desk/states.tsx'
import { Timeline } from '#core/desk/Timeline.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { caseTimeline } from '#service/cases/contract.ts'
import { usePromised } from '#service/promises/ui/promised.ts'

/** What happened in a case, from the journal. */
export function CaseTimeline({ caseId }: { caseId: string }) {
  const promised = usePromised()
  const rows = useAskPages(caseTimeline, { params: { id: caseId }, query: { limit: 30 } })
  return (
    <Answered of={rows}>
      {items => (
        <>
          <Timeline
            quiet={['case talked about', 'conversation logged', 'promise reminded', 'photo kept']}
            happenings={items.map(({ id, at, actor, event, data }) => ({
              id,
              at,
              who: actor?.name ?? null,
              event,
              more: promised(event, data),
            }))}
          />
          <More of={rows} />
        </>
      )}
    </Answered>
  )
}
