import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Empty } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { addCalendar, listCalendars } from '#service/people/contract/calendars.ts'
import { CalendarDialog } from '#service/people/ui/CalendarDialog.tsx'
import { CalendarPanel } from '#service/people/ui/CalendarPanel.tsx'
import type { SentCalendar } from '#service/people/ui/calendarShape.ts'
import { ImportOfficialDays } from '#service/people/ui/ImportOfficialDays.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Page } from '../../Page.tsx'

export function Component() {
  const { t } = useTranslation()
  const calendars = useAsk(listCalendars, {}, { on: ['calendar added'] })
  const [draft, setDraft] = useState<SentCalendar | 'new' | null>(null)
  const may = useMay(addCalendar)
  const actions = may && (
    <>
      <ImportOfficialDays />
      <Button type="primary" onClick={() => setDraft('new')}>
        {t('people.calendars.add')}
      </Button>
    </>
  )
  return (
    <Page title={t('people.calendars.title')} actions={actions}>
      <Answered of={calendars}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('people.calendars.none')}>
              <p className="state-text">{t('people.calendars.noneText')}</p>
            </Empty>
          ) : (
            items.map(calendar => (
              <CalendarPanel key={calendar.id} calendar={calendar} edit={() => setDraft(calendar)} />
            ))
          )
        }
      </Answered>
      <CalendarDialog draft={draft} close={() => setDraft(null)} />
    </Page>
  )
}
