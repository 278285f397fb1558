import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered } from '#core/desk/states.tsx'
import { Timeline } from '#core/desk/Timeline.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { customerTimeline, deviceTimeline } from '#service/archive/contract.ts'
import { useTold } from '#service/hotline/ui/told.ts'

type Line = Reply<typeof customerTimeline>['items'][number]

export function CustomerTimeline({ customer }: { customer: string }) {
  return <Lines rows={useAskPages(customerTimeline, { params: { id: customer }, query: { limit: 30 } })} />
}

export function DeviceTimeline({ device }: { device: string }) {
  return <Lines rows={useAskPages(deviceTimeline, { params: { id: device }, query: { limit: 30 } })} />
}

function Lines({ rows }: { rows: ReturnType<typeof useAskPages<Line, typeof customerTimeline>> }) {
  const { t } = useTranslation()
  const told = useTold()
  return (
    <Answered of={rows}>
      {items => (
        <>
          {items.length === 0 && <p className="muted">{t('archive.noHappenings')}</p>}
          <Timeline
            quiet={['case talked about', 'conversation logged']}
            happenings={items.map(one => ({
              ...one,
              who: one.by,
              to: placeOf(one),
              more: [
                told(one.event, one.data),
                one.whose && t('archive.merging.whose', { name: one.whose.name }),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          <More of={rows} />
        </>
      )}
    </Answered>
  )
}

/** Where the subject of an event can be read. Only the names say what a subject is. */
function placeOf({ event, subject }: Line): string | null {
  if (/^case /.test(event) || event === 'past service recorded') return `/cases/${subject}`
  return /^device /.test(event) ? `/devices/${subject}` : null
}
