import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { addTeam, changeTeam, listTeams, removeTeam } from '../contract/points.ts'
import { ChooseServicePoint } from './choose.tsx'
import { useColleagues, useServicePoints } from './directory.ts'
import { useMay } from './session.tsx'
import './people.css'

type Team = Reply<typeof listTeams>['items'][number]

/** Teams with their members; people of one team stand in for each other. */
export function Teams() {
  const { t } = useTranslation()
  const teams = useAsk(listTeams, {}, { on: ['team added', 'team changed', 'team removed'] })
  const [draft, setDraft] = useState<Team | 'new' | null>(null)
  const may = useMay(addTeam)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('people.teams.teams')}</h2>
        {may && <Button onClick={() => setDraft('new')}>{t('people.teams.addTeam')}</Button>}
      </div>
      <Answered of={teams}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('people.teams.noTeams')}</p>
          ) : (
            <ul className="lines">
              {items.map(team => (
                <TeamLine key={team.id} team={team} edit={may ? () => setDraft(team) : null} />
              ))}
            </ul>
          )
        }
      </Answered>
      <TeamDialog draft={draft} close={() => setDraft(null)} />
    </section>
  )
}

function TeamLine({ team, edit }: { team: Team; edit: (() => void) | null }) {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const points = useServicePoints()
  const { tell, failure } = useTell(removeTeam)
  const remove = () => tell({ params: { id: team.id } }).catch(() => undefined)
  return (
    <li>
      <span className="in-a-row">
        <b>{team.name}</b>
        {team.servicePoint && <span className="chip">{points.get(team.servicePoint)?.name}</span>}
      </span>
      <span className="chips">
        {team.members.map(({ staff, leads }) => (
          <span key={staff} className="chip">
            {colleagues.get(staff)?.name ?? '…'}
            {leads && ` · ${t('people.teams.lead')}`}
          </span>
        ))}
      </span>
      {edit && (
        <span className="line-deeds">
          <Button size="small" type="link" onClick={edit}>
            {t('people.teams.editTeam')}
          </Button>
          <Popconfirm
            title={t('people.teams.removeAsk', { name: team.name })}
            okText={t('people.teams.remove')}
            onConfirm={remove}
          >
            <Button size="small" type="link">
              {t('people.teams.remove')}
            </Button>
          </Popconfirm>
        </span>
      )}
      <Trouble failure={failure} />
    </li>
  )
}

type Values = { name: string; servicePoint: string | null; members: string[]; lead: string | null }

function TeamDialog({ draft, close }: { draft: Team | 'new' | null; close: () => void }) {
  const { t } = useTranslation()
  const old = draft === 'new' ? null : draft
  const body = ({ members, lead, ...values }: Values) => ({
    ...values,
    members: members.map(staff => ({ staff, leads: staff === lead })),
  })
  const shared = {
    open: draft !== null,
    close,
    done: () => undefined,
    start: {
      name: old?.name ?? '',
      servicePoint: old?.servicePoint ?? null,
      members: old?.members.map(({ staff }) => staff) ?? [],
      lead: old?.members.find(({ leads }) => leads)?.staff ?? null,
    },
    at: {
      'name taken': 'name',
      'unknown service point': 'servicePoint',
      'unknown staff': 'members',
    } as const,
    submit: t('web.save'),
  }
  if (old === null) {
    return (
      <DeedDialog<typeof addTeam, Values>
        {...shared}
        title={t('people.teams.addTeam')}
        does={addTeam}
        ask={values => ({ body: body(values) })}
      >
        <TeamFields />
      </DeedDialog>
    )
  }
  return (
    <DeedDialog<typeof changeTeam, Values>
      {...shared}
      title={t('people.teams.editTeam')}
      does={changeTeam}
      ask={values => ({ params: { id: old.id }, body: { ...body(values), version: old.version } })}
    >
      <TeamFields />
    </DeedDialog>
  )
}

function TeamFields() {
  const { t } = useTranslation()
  const chosen = Form.useWatch<string[] | undefined>('members') ?? []
  const colleagues = [...useColleagues().values()]
    .filter(one => chosen.includes(one.id) || (one.leftOn === null && one.disabledAt === null))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Form.Item name="name" label={t('people.teams.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="servicePoint" label={t('people.staff.servicePoint')}>
        <ChooseServicePoint />
      </Form.Item>
      <Form.Item name="members" label={t('people.teams.members')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
      </Form.Item>
      <Form.Item name="lead" label={t('people.teams.leader')}>
        <Select allowClear options={colleagues.filter(({ value }) => chosen.includes(value))} />
      </Form.Item>
    </>
  )
}
