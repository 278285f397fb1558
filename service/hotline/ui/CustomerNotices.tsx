import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { LANGUAGE_NAMES } from '#core/languages.ts'
import { useAsk, useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { agreeToNotices, customerAddresses, notices, stopNotices } from '../contract/notices.ts'
import { type AgreeTo, AgreeToNotices } from './AgreeToNotices.tsx'
import { type Notice, State } from './NoticeParts.tsx'

type Address = Reply<typeof customerAddresses>['items'][number]
const CHANGES = { on: ['notices agreed', 'notices stopped'] }

/**
 * By which ways a customer agreed to be told, who noted it and when, and where he said stop. `phones`: those
 * of his file, to choose from.
 */
export function CustomerNotices({ customer, phones }: { customer: string; phones: readonly string[] }) {
  const { t } = useTranslation()
  const asked = useAsk(customerAddresses, { params: { id: customer } }, CHANGES)
  const [agreeing, setAgreeing] = useState<AgreeTo | null>(null)
  const [stopping, setStopping] = useState<Address['channel'] | null>(null)
  const may = useMay(agreeToNotices)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('hotline.notices.customer.title')}</h2>
        {may && (
          <Button size="small" onClick={() => setAgreeing({})}>
            {t('hotline.notices.customer.agree')}
          </Button>
        )}
      </div>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('hotline.notices.customer.none')}</p>
          ) : (
            <ul className="ways">
              {items.map(one => (
                <li key={one.id}>
                  <OneWay
                    of={one}
                    change={may ? () => setAgreeing(one) : null}
                    stop={may ? () => setStopping(one.channel) : null}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <Recent customer={customer} />
      {agreeing && (
        <AgreeToNotices
          customer={customer}
          phones={phones}
          start={agreeing}
          close={() => setAgreeing(null)}
        />
      )}
      {stopping && <Stop customer={customer} channel={stopping} close={() => setStopping(null)} />}
    </section>
  )
}

function OneWay(props: { of: Address; change: (() => void) | null; stop: (() => void) | null }) {
  const { of, change, stop } = props
  const { t } = useTranslation()
  return (
    <>
      <div className="in-a-row">
        <span className={of.stoppedAt === null ? 'chip good' : 'chip'}>
          {t(`hotline.notices.channels.${of.channel}`)}
        </span>
        <span className={of.stoppedAt === null ? 'figures' : 'figures muted struck'}>{of.address}</span>
        <span className="muted small">{LANGUAGE_NAMES[of.language]}</span>
      </div>
      <Consent of={of} />
      {change && stop && (
        <div className="in-a-row">
          <Button size="small" onClick={change}>
            {t(of.stoppedAt === null ? 'hotline.notices.customer.change' : 'hotline.notices.customer.again')}
          </Button>
          {of.stoppedAt === null && (
            <Button size="small" onClick={stop}>
              {t('hotline.notices.customer.stop')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** Who noted his consent and when; who noted the stop, or that he stopped it himself. */
function Consent({ of }: { of: Address }) {
  const { t } = useTranslation()
  const when = useWhen()
  const agreed = { by: of.agreedBy.name, at: when.near(of.agreedAt) }
  const stoppedAt = of.stoppedAt === null ? '' : when.near(of.stoppedAt)
  return (
    <span className="muted small stacked-words">
      <span>{t('hotline.notices.customer.agreed', agreed)}</span>
      {of.stoppedBy && (
        <span>{t('hotline.notices.customer.stopped', { by: of.stoppedBy.name, at: stoppedAt })}</span>
      )}
      {of.stoppedHimself && <span>{t('hotline.notices.customer.stoppedHimself', { at: stoppedAt })}</span>}
    </span>
  )
}

function Stop(props: { customer: string; channel: Address['channel']; close: () => void }) {
  const { customer, channel, close } = props
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(stopNotices)
  const stop = () => tell({ params: { id: customer }, body: { channel } }).then(close, () => undefined)
  return (
    <Modal
      open
      title={t('hotline.notices.customer.stopTitle', { channel: t(`hotline.notices.channels.${channel}`) })}
      onCancel={close}
      onOk={() => void stop()}
      confirmLoading={telling}
      okText={t('hotline.notices.customer.stopYes')}
      cancelText={t('web.cancel')}
      width={440}
    >
      <Trouble failure={failure} />
      <p>{t('hotline.notices.customer.stopText')}</p>
    </Modal>
  )
}

const A_FEW = 4

function Recent({ customer }: { customer: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const rows = useAskPages<Notice, typeof notices>(
    notices,
    { query: { customer, limit: A_FEW } },
    { on: ['notice sent', 'notice failed', 'notice tried again'] },
  )
  if (rows.data === undefined || rows.data.length === 0) return null
  return (
    <>
      <div className="panel-head recent-head">
        <h3>{t('hotline.notices.customer.recent')}</h3>
        <Link to={`/notices?customer=${customer}`}>{t('hotline.notices.customer.all')}</Link>
      </div>
      <ul className="recent-notices">
        {rows.data.slice(0, A_FEW).map(one => (
          <li key={one.id}>
            <span>{t(`hotline.notices.templates.${one.template}`)}</span>
            <span className="muted small">{when.near(one.settledAt ?? one.writtenAt)}</span>
            <State of={one} />
          </li>
        ))}
      </ul>
    </>
  )
}
