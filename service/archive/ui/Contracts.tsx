import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import {
  contractsOfCustomer,
  contractsOfDevice,
  noteContract,
  takeContractBack,
} from '../contract/contracts.ts'
import { EndContract } from './EndContract.tsx'
import { type Machine, NoteContract } from './NoteContract.tsx'
import './contracts.css'

type Agreed = Reply<typeof contractsOfCustomer>['items'][number]

const changes = { on: ['contract noted', 'contract ended', 'contract taken back'] }

/** The service contracts of a customer. `here`: he stands in the archive himself, merged into nobody. */
export function CustomerContracts(of: { customer: string; devices: readonly Machine[]; here: boolean }) {
  const asked = useAsk(contractsOfCustomer, { params: { id: of.customer } }, changes)
  return <Contracts asked={asked} {...of} />
}

/** Those of one device, and those of its owner that hold for everything. */
export function DeviceContracts(of: { customer: string; device: Machine; here: boolean }) {
  const asked = useAsk(contractsOfDevice, { params: { id: of.device.id } }, changes)
  return <Contracts asked={asked} customer={of.customer} devices={[of.device]} here={of.here} only />
}

type Of = {
  asked: ReturnType<typeof useAsk<typeof contractsOfCustomer>>
  customer: string
  devices: readonly Machine[]
  here: boolean
  /** Of one device alone: it is said once, in the title of the page. */
  only?: boolean
}

function Contracts({ asked, customer, devices, here, only = false }: Of) {
  const { t } = useTranslation()
  const may = useMay(noteContract) && here
  return (
    <section className="panel contracts">
      <div className="panel-head">
        <h2>{t('archive.contracts.title')}</h2>
        {may && <NoteContract customer={customer} devices={devices} only={only} />}
      </div>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('archive.contracts.none')}</p>
          ) : (
            <ul className="plain">
              {items.map(one => (
                <ContractLine key={one.id} one={one} may={may} linked={!only} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function ContractLine({ one, may, linked }: { one: Agreed; may: boolean; linked: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const noted = { at: when.near(one.notedAt), by: one.notedBy ?? t('web.byItself') }
  const { device, standing } = one
  const name =
    device === null ? t('archive.contracts.allDevices') : device.name || t('archive.deviceWithoutModel')
  return (
    <li title={t('archive.memories.notedBy', noted)}>
      <div className="in-a-row">
        <strong>{one.plan}</strong>
        <span className={standing === 'in force' ? 'chip good' : 'chip'}>
          {t(`archive.contracts.standings.${standing}`)}
        </span>
      </div>
      <div className="muted">
        {t('archive.contracts.span', { from: when.day(one.from), until: when.day(one.until) })} ·{' '}
        {device !== null && linked ? <Link to={`/devices/${device.id}`}>{name}</Link> : name}
      </div>
      {may && <Deeds one={one} />}
    </li>
  )
}

function Deeds({ one }: { one: Agreed }) {
  const { t } = useTranslation()
  const [ending, setEnding] = useState(false)
  const { tell, telling, failure } = useTell(takeContractBack)
  return (
    <div className="in-a-row">
      {one.standing !== 'over' && (
        <Button size="small" type="link" onClick={() => setEnding(true)}>
          {t('archive.contracts.end')}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        loading={telling}
        aria-label={t('archive.memories.takeBack', { what: one.plan })}
        onClick={() => void tell({ params: { id: one.id } }).catch(() => null)}
      />
      <Trouble failure={failure} />
      <EndContract contract={one} open={ending} close={() => setEnding(false)} />
    </div>
  )
}
