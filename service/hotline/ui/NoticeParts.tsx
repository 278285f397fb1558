import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { Failure } from '#core/web/failure.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { type NoticeStanding, type notices, sendAgain } from '../contract/notices.ts'
import { whyFailed } from '../rules/notices/reasons.ts'
import './notices.css'

export type Notice = Reply<typeof notices>['items'][number]

/** What it was about: its kind, and the words that stood in its title once it left. */
export function What({ of }: { of: Notice }) {
  const { t } = useTranslation()
  return (
    <span className="stacked-words">
      <span>{t(`hotline.notices.templates.${of.template}`)}</span>
      {of.title && <span className="muted small">{of.title}</span>}
    </span>
  )
}

export function Whom({ of }: { of: Notice }) {
  const { t } = useTranslation()
  if (of.channel === 'group') return <>{t('hotline.notices.group')}</>
  if (of.staff) return <>{of.staff.name}</>
  if (of.customer === null) return null
  return <Link to={`/customers/${of.customer.id}`}>{of.customer.name}</Link>
}

const TONES: Record<NoticeStanding, string> = {
  waiting: 'chip wait',
  held: 'chip wait',
  sent: 'chip good',
  delivered: 'chip good',
  failed: 'chip bad',
  stopped: 'chip',
}

/** How it stands, what it waits for or why it did not leave. */
export function State({ of }: { of: Notice }) {
  const { t } = useTranslation()
  const when = useWhen()
  const why = of.standing === 'failed' || of.standing === 'waiting' ? whyFailed(of) : null
  return (
    <div className="notice-state">
      <span className={TONES[of.standing]}>{t(`hotline.notices.standings.${of.standing}`)}</span>
      {of.tryAt && of.standing === 'held' && (
        <span className="muted small">{t('hotline.notices.leavesAt', { at: when.near(of.tryAt) })}</span>
      )}
      {of.tryAt && of.standing === 'waiting' && of.attempts > 0 && (
        <span className="muted small">{t('hotline.notices.triesAt', { at: when.near(of.tryAt) })}</span>
      )}
      {why && (
        <p title={why.said ?? undefined}>
          {t(`hotline.notices.reasons.${why.reason}`)}
          {why.said && <span className="muted small fault">{why.said}</span>}
        </p>
      )}
      {of.attempts > 1 && (
        <span className="muted small">{t('hotline.notices.tried', { count: of.attempts })}</span>
      )}
    </div>
  )
}

/** One more try, by whoever looked at why. */
export function Again({ of }: { of: Notice }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { explain } = useCodes()
  const { tell, telling } = useTell(sendAgain)
  const may = useMay(sendAgain)
  if (of.standing !== 'failed' || !may) return null
  const again = async () => {
    try {
      await tell({ params: { id: of.id } })
      void message.success(t('hotline.notices.againDone'))
    } catch (fault) {
      if (!(fault instanceof Failure)) throw fault
      void message.error(explain(fault))
    }
  }
  return (
    <Button size="small" loading={telling} onClick={() => void again()}>
      {t('hotline.notices.again')}
    </Button>
  )
}
