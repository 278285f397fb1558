import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Language } from '#core/languages.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { makeCalendarFeed, myCalendarFeed, revokeCalendarFeed } from '../contract/calendar-feed.ts'
import { OneTime } from './OneTime.tsx'

/** The address at which one's own calendar program reads what one owes: made, shown once, revoked. */
export function CalendarFeed() {
  const { t, i18n } = useTranslation()
  const asked = useAsk(myCalendarFeed, {})
  const making = useTell(makeCalendarFeed)
  const [address, setAddress] = useState<string | null>(null)
  const make = async () => {
    const { path } = await making.tell({ body: { language: i18n.language as Language } })
    setAddress(new URL(path, location.href).href)
  }
  const go = () => void make().catch(() => undefined)
  return (
    <section className="panel">
      <h2>{t('people.feed.title')}</h2>
      <p className="muted">{t('people.feed.text')}</p>
      <p className="muted">{t('people.feed.whatIsIn')}</p>
      <Trouble failure={making.failure} />
      <Answered of={asked}>
        {({ madeAt }) =>
          madeAt === null ? (
            <Button onClick={go} loading={making.telling}>
              {t('people.feed.make')}
            </Button>
          ) : (
            <Made at={madeAt} again={go} making={making.telling} />
          )
        }
      </Answered>
      {address && (
        <OneTime title={t('people.feed.title')} secret={address} close={() => setAddress(null)}>
          {t('people.feed.once')}
        </OneTime>
      )}
    </section>
  )
}

function Made({ at, again, making }: { at: string; again: () => void; making: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(revokeCalendarFeed)
  return (
    <>
      <Trouble failure={failure} />
      <div className="in-a-row">
        <span>{t('people.feed.since', { at: when.near(at) })}</span>
        <Popconfirm title={t('people.feed.againText')} onConfirm={again} okText={t('people.feed.again')}>
          <Button loading={making}>{t('people.feed.again')}</Button>
        </Popconfirm>
        <Button loading={telling} onClick={() => void tell({}).catch(() => undefined)}>
          {t('people.feed.revoke')}
        </Button>
      </div>
    </>
  )
}
