import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Question, Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useColleagues } from '#service/people/ui/directory.ts'
import { listModels } from '../contract/devices.ts'
import { decideNames, importNames } from '../contract/lists.ts'
import { LIST_EVENTS } from './customerList.ts'
import type { Report } from './importDraft.ts'

type Name = Reply<typeof importNames>['items'][number]
type Told = Question<typeof decideNames>['body']
type Decide = (told: Told) => void

/** Installers and models that nobody knows: each is asked once, for all rows that have it, or all at once. */
export function ImportNames({ report }: { report: Report }) {
  const { t } = useTranslation()
  const when = useWhen()
  const params = { id: report.id }
  const asked = useAskPages<Name, typeof importNames>(
    importNames,
    { params, query: { limit: 10 } },
    { on: LIST_EVENTS },
  )
  const { tell, telling, failure } = useTell(decideNames)
  const decide: Decide = body => void tell({ params, body }).catch(() => {})
  const all = report.names.length + report.moreNames
  const names = asked.data ?? []
  if (all === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          {t('archive.import.names.title')} <span className="muted">{when.number(all)}</span>
        </h2>
        <AllAtOnce names={names} whole={!asked.hasNextPage} telling={telling} decide={decide} />
      </div>
      <p className="muted">{t('archive.import.names.hint')}</p>
      <Trouble failure={failure} />
      <NameTable names={names} decide={decide} />
      {asked.hasNextPage && (
        <Button
          type="link"
          size="small"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('archive.import.names.more', { count: all - names.length })}
        </Button>
      )}
    </section>
  )
}

type AtOnce = { names: readonly Name[]; whole: boolean; telling: boolean; decide: Decide }

/** Either way for all of a kind: what happens if nobody decides stands second. */
const WAYS = {
  installer: { create: 'allInstallers', leave: 'noInstallers' },
  model: { leave: 'noModels', create: 'allModels' },
} as const

/** Whoever has hundreds of names decides for all of a kind; those that are somebody we know stay so. */
function AllAtOnce({ names, whole, telling, decide }: AtOnce) {
  const { t } = useTranslation()
  return (
    <span className="in-a-row">
      {(['installer', 'model'] as const).map(kind => {
        const open = names.filter(one => one.kind === kind && !isKnown(one))
        // Names that are not shown yet may be of either kind.
        if (whole && open.length < 2) return null
        const [first, second] = Object.keys(WAYS[kind]) as ('create' | 'leave')[]
        const way = open.every(({ decision }) => decision !== null && `${first}` in decision) ? second : first
        if (way === undefined) return null
        const decision = way === 'create' ? { create: true as const } : { leave: true as const }
        return (
          <Button
            key={kind}
            size="small"
            loading={telling}
            onClick={() => decide({ all: { kind, decision } })}
          >
            {t(`archive.import.names.${WAYS[kind][way]}`)}
          </Button>
        )
      })}
    </span>
  )
}

const isKnown = ({ decision }: Name) => decision !== null && 'sameAs' in decision

function NameTable({ names, decide }: { names: readonly Name[]; decide: Decide }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <table className="listing" aria-label={t('archive.import.names.title')}>
      <thead>
        <tr>
          <th scope="col">{t('archive.import.names.name')}</th>
          <th scope="col" className="end">
            {t('archive.import.names.rows')}
          </th>
          <th scope="col">{t('archive.import.names.decision')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map(one => (
          <tr key={`${one.kind} ${one.name}`}>
            <td data-title={t('archive.import.names.name')}>
              {one.name} <span className="chip">{t(`archive.import.names.${one.kind}`)}</span>
            </td>
            <td className="end" data-title={t('archive.import.names.rows')}>
              {when.number(one.count)}
            </td>
            <td data-title={t('archive.import.names.decision')}>
              {one.kind === 'installer' ? (
                <OfInstaller one={one} decide={decide} />
              ) : (
                <OfModel one={one} decide={decide} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Option = { value: string; label: string }
type One = { one: Name; decide: Decide }

function OfInstaller({ one, decide }: One) {
  const { t } = useTranslation()
  const colleagues = [...useColleagues().values()].filter(({ leftOn }) => leftOn === null)
  const options = [
    { value: 'leave', label: t('archive.import.names.leaveInstaller') },
    { value: 'create', label: t('archive.import.names.createInstaller') },
    ...colleagues.map(({ id, name }) => ({ value: id, label: t('archive.import.names.same', { name }) })),
  ]
  return <Decision one={one} decide={decide} usual="leave" options={options} />
}

const PAUSE_MS = 200

function OfModel({ one, decide }: One) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const question = { query: { limit: 50, ...(asked === '' ? {} : { text: asked }) } }
  const { data } = useAsk(listModels, question, { keep: true })
  const found = (data?.items ?? []).map(({ id, name }) => ({
    value: id,
    label: t('archive.import.names.same', { name }),
  }))
  const options = [
    { value: 'create', label: t('archive.import.names.createModel') },
    { value: 'leave', label: t('archive.import.names.leaveModel') },
    ...found,
  ]
  return <Decision one={one} decide={decide} usual="create" options={options} search={setText} />
}

/** `usual`: what happens if nobody decides. */
function Decision(
  props: One & { usual: 'leave' | 'create'; options: Option[]; search?: (text: string) => void },
) {
  const { one, decide, usual, options, search } = props
  const { t } = useTranslation()
  const { decision } = one
  const value =
    decision === null
      ? usual
      : 'sameAs' in decision
        ? decision.sameAs
        : 'create' in decision
          ? 'create'
          : 'leave'
  const there = options.some(option => option.value === value)
  const shown = there ? options : [...options, { value, label: t('archive.import.names.known') }]
  const say = (chosen: string) => {
    const next =
      chosen === 'create'
        ? { create: true as const }
        : chosen === 'leave'
          ? { leave: true as const }
          : { sameAs: chosen }
    decide({ names: [{ kind: one.kind, name: one.name, decision: next }] })
  }
  return (
    <Select<string>
      className="import-decision"
      aria-label={t('archive.import.names.decisionOf', { name: one.name })}
      value={value}
      options={shown}
      showSearch={search ? { filterOption: false, onSearch: search } : { optionFilterProp: 'label' }}
      onChange={say}
    />
  )
}
