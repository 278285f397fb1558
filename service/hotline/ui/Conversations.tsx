import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { conversationsOf } from '../contract.ts'

export type Conversation = Reply<typeof conversationsOf>['items'][number]

/** Every word exchanged with a customer, newest first. */
export function Conversations({ customer }: { customer: string }) {
  const { t } = useTranslation()
  const rows = useAskPages<Conversation, typeof conversationsOf>(
    conversationsOf,
    { query: { customer, limit: 30 } },
    { on: ['conversation logged'] },
  )
  return (
    <Answered of={rows}>
      {items =>
        items.length === 0 ? (
          <p className="muted">{t('hotline.none')}</p>
        ) : (
          <>
            <ol className="exchange">
              {items.map(one => (
                <li key={one.id}>
                  <Exchange of={one} />
                </li>
              ))}
            </ol>
            <More of={rows} />
          </>
        )
      }
    </Answered>
  )
}

/** One conversation: which way it went, by what, who of ours, what was said. */
export function Exchange({ of }: { of: Conversation }) {
  const { t } = useTranslation()
  const when = useWhen()
  const late = Date.parse(of.loggedAt) - Date.parse(of.at) > 15 * 60_000
  return (
    <article className={of.direction === 'in' ? 'said in' : 'said out'}>
      <header>
        <span className="chip">
          {t(`hotline.directions.${of.direction}`)} · {t(`hotline.channels.${of.channel}`)}
        </span>
        {!of.reached && <span className="chip wait">{t('hotline.notReached')}</span>}
        <time dateTime={of.at} title={when.full(of.at)}>
          {when.near(of.at)}
        </time>
        <span className="muted">{of.staff.name}</span>
        {late && <span className="muted">{t('hotline.loggedLater', { at: when.near(of.loggedAt) })}</span>}
      </header>
      {of.said !== '' && <p>{of.said}</p>}
    </article>
  )
}
