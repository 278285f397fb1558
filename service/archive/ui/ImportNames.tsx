import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Question } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useColleagues } from '#service/people/ui/directory.ts'
import { listModels } from '../contract/devices.ts'
import { decideNames } from '../contract/lists.ts'
import type { Report } from './importDraft.ts'

type Name = Report['names'][number]
type Decide = (names: Question<typeof decideNames>['body']['names']) => void

/** Installers and models that nobody knows: each is asked once, for all rows that have it. */
export function ImportNames({ report }: { report: Report }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(decideNames)
  const decide: Decide = names => void tell({ params: { id: report.id }, body: { names } }).catch(() => {})
  const installers = report.names.filter(({ kind }) => kind === 'installer')
  if (report.names.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('archive.import.names.title')}</h2>
        {installers.length > 1 && (
          <Button
            size="small"
            loading={telling}
            onClick={() =>
              decide(installers.map(({ kind, name }) => ({ kind, name, decision: { create: true } })))
            }
          >
            {t('archive.import.names.allInstallers')}
          </Button>
        )}
      </div>
      <p className="muted">{t('archive.import.names.hint')}</p>
      <Trouble failure={failure} />
      <NameTable names={report.names} decide={decide} />
      {report.moreNames > 0 && (
        <p className="muted">{t('archive.import.names.more', { count: report.moreNames })}</p>
      )}
    </section>
  )
}

function NameTable({ names, decide }: { names: Report['names']; decide: Decide }) {
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
    decide([{ kind: one.kind, name: one.name, decision: next }])
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
