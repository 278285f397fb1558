import { Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { NOTICE_CHANNELS, noticeSettings, notices, TEMPLATES } from '../contract/notices.ts'
import { Again, type Notice, State, What, Whom } from './NoticeParts.tsx'

const LISTS = ['all', 'not sent', 'waiting', 'sent', 'stopped'] as const
const EVENTS = { on: ['notice sent', 'notice failed', 'notice tried again'] }

/** What is filtered stands in the address, so that a list can be sent to a colleague. */
function useFilters() {
  const [params, setParams] = useSearchParams()
  const chosen = <T extends string>(name: string, from: readonly T[]) =>
    from.find(one => one === params.get(name)) ?? null
  const set = (name: string, value: string | null) =>
    setParams(
      old => {
        const next = new URLSearchParams(old)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return {
    which: chosen('which', LISTS) ?? 'all',
    channel: chosen('channel', NOTICE_CHANNELS),
    template: chosen('template', TEMPLATES),
    customer: params.get('customer'),
    set,
  }
}

type Filters = ReturnType<typeof useFilters>

/** What could not be sent stands first; below it everything, or what was filtered. */
export function Notices() {
  const { t } = useTranslation()
  const filters = useFilters()
  const { which, channel, template, customer } = filters
  const those = {
    ...(channel === null ? {} : { channel }),
    ...(template === null ? {} : { template }),
    ...(customer === null ? {} : { customer }),
    limit: 30,
  }
  const failed = useAskPages<Notice, typeof notices>(
    notices,
    { query: { ...those, which: 'not sent' } },
    EVENTS,
  )
  const rows = useAskPages<Notice, typeof notices>(
    notices,
    { query: { ...those, which: which === 'all' ? 'others' : which } },
    EVENTS,
  )
  const anyFailed = failed.data !== undefined && failed.data.length > 0
  const filtered = which !== 'all' || channel !== null || template !== null || customer !== null
  return (
    <>
      {which === 'all' && anyFailed && (
        <section className="panel flush notice">
          <div className="panel-head">
            <h2>{t('hotline.notices.notSent')}</h2>
          </div>
          <Rows label={t('hotline.notices.notSent')} rows={failed} empty={null} />
        </section>
      )}
      <section className="panel flush">
        <FilterLine filters={filters} />
        <Rows
          label={t('hotline.notices.allElse')}
          rows={rows}
          empty={<Nothing which={which} filtered={filtered || anyFailed} />}
        />
      </section>
    </>
  )
}

function Nothing({ which, filtered }: { which: Filters['which']; filtered: boolean }) {
  const { t } = useTranslation()
  const maySet = useMay(noticeSettings)
  if (which === 'not sent') return <Empty title={t('hotline.notices.allSent')} />
  if (filtered) return <Empty title={t('hotline.notices.noneFound')} />
  return (
    <Empty title={t('hotline.notices.none')}>
      <p className="state-text">{t('hotline.notices.noneMore')}</p>
      {maySet && <Link to="/notices/settings">{t('hotline.notices.toSettings')}</Link>}
    </Empty>
  )
}

function FilterLine({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const { which, channel, template, customer, set } = filters
  const any = { value: '', label: t('hotline.notices.any') }
  return (
    <search className="filters" aria-label={t('hotline.notices.filters')}>
      <Select
        aria-label={t('hotline.notices.which')}
        prefix={<span className="muted">{t('hotline.notices.which')}</span>}
        value={which}
        onChange={value => set('which', value === 'all' ? null : value)}
        options={LISTS.map(value => ({ value, label: t(`hotline.notices.lists.${value}`) }))}
      />
      <Select<string>
        aria-label={t('hotline.notices.channel')}
        prefix={<span className="muted">{t('hotline.notices.channel')}</span>}
        value={channel ?? ''}
        onChange={value => set('channel', value === '' ? null : value)}
        options={[
          any,
          ...NOTICE_CHANNELS.map(value => ({ value, label: t(`hotline.notices.channels.${value}`) })),
        ]}
      />
      <Select<string>
        aria-label={t('hotline.notices.template')}
        prefix={<span className="muted">{t('hotline.notices.template')}</span>}
        className="filter-choice"
        value={template ?? ''}
        onChange={value => set('template', value === '' ? null : value)}
        popupMatchSelectWidth={false}
        options={[
          any,
          ...TEMPLATES.map(value => ({ value, label: t(`hotline.notices.templates.${value}`) })),
        ]}
      />
      {customer !== null && (
        <Tag closable onClose={() => set('customer', null)}>
          {t('hotline.notices.onlyOne')}
        </Tag>
      )}
    </search>
  )
}

type Rows = Pick<Parameters<typeof Listing<Notice>>[0], 'label' | 'rows' | 'empty'>

function Rows(props: Rows) {
  const { t } = useTranslation()
  const when = useWhen()
  const columns: Column<Notice>[] = [
    { key: 'what', title: t('hotline.notices.template'), of: one => <What of={one} /> },
    { key: 'to', title: t('hotline.notices.to'), of: one => <Whom of={one} /> },
    {
      key: 'by',
      title: t('hotline.notices.channel'),
      of: one => t(`hotline.notices.channels.${one.channel}`),
    },
    {
      key: 'at',
      title: t('hotline.notices.written'),
      of: ({ writtenAt, settledAt }) => {
        const at = settledAt ?? writtenAt
        return (
          <time dateTime={at} title={when.full(at)}>
            {when.near(at)}
          </time>
        )
      },
    },
    { key: 'state', title: t('hotline.notices.state'), of: one => <State of={one} /> },
    { key: 'again', title: t('hotline.notices.deed'), quiet: true, of: one => <Again of={one} /> },
  ]
  return <Listing<Notice> {...props} rowKey={({ id }) => id} columns={columns} />
}
