import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { AUDIENCES, type Audience, type noticeSettings, setQuiet } from '../contract/notices.ts'
import { minuteOf, timeOf, useQuietInWords } from './minutes.ts'
import { QuietHours } from './QuietHours.tsx'
import './notices.css'

type Quiet = Reply<typeof noticeSettings>['quiet']

/** When customers and colleagues are left in peace. */
export function QuietSettings({ quiet }: { quiet: Quiet }) {
  const { t } = useTranslation()
  const inWords = useQuietInWords()
  const [changing, setChanging] = useState<Audience | null>(null)
  const may = useMay(setQuiet)
  return (
    <section className="panel">
      <h2>{t('hotline.notices.quiet.title')}</h2>
      <p className="muted">{t('hotline.notices.quiet.text')}</p>
      <div className="quiet-lines">
        {AUDIENCES.map(audience => (
          <div key={audience}>
            <span className="muted">{t(`hotline.notices.quiet.${audience}`)}</span>
            <b className="figures">{inWords(quiet[audience])}</b>
            {quiet[audience].version === 0 && (
              <span className="chip">{t('hotline.notices.quiet.usual')}</span>
            )}
            {may && (
              <Button size="small" onClick={() => setChanging(audience)}>
                {t('hotline.notices.change')}
                <span className="for-readers">{t(`hotline.notices.quiet.${audience}`)}</span>
              </Button>
            )}
          </div>
        ))}
      </div>
      {changing && (
        <ChangeQuiet audience={changing} quiet={quiet[changing]} close={() => setChanging(null)} />
      )}
    </section>
  )
}

function ChangeQuiet(props: { audience: Audience; quiet: Quiet[Audience]; close: () => void }) {
  const { audience, quiet, close } = props
  const { t } = useTranslation()
  return (
    <DeedDialog<typeof setQuiet, { from: string; until: string }>
      title={`${t('hotline.notices.quiet.title')} · ${t(`hotline.notices.quiet.${audience}`)}`}
      open
      close={close}
      does={setQuiet}
      ask={({ from, until }) => ({
        params: { audience },
        body: { fromMinute: minuteOf(from), untilMinute: minuteOf(until), version: quiet.version },
      })}
      start={{ from: timeOf(quiet.fromMinute), until: timeOf(quiet.untilMinute) }}
      submit={t('web.save')}
      done={() => {}}
    >
      <QuietHours />
    </DeedDialog>
  )
}
