import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { addCertificate, type Certificate, listCertificates, removeCertificate } from '../contract/duty.ts'
import { ChooseSkill } from './choose.tsx'
import { useSkills } from './directory.ts'
import { useMay } from './session.tsx'

type One = z.input<typeof Certificate>

/** Somebody's certificates, the first to expire first, with a warning 60 days before. */
export function Certificates({ staff }: { staff: string }) {
  const { t } = useTranslation()
  const rows = useAskPages(listCertificates, { query: { staff } }, { on: ['certificate added'] })
  const [removing, setRemoving] = useState<One | null>(null)
  const mayRemove = useMay(removeCertificate)
  return (
    <section className="panel flush">
      <div className="panel-head">
        <h2>{t('people.certificates.title')}</h2>
        <AddCertificate staff={staff} />
      </div>
      <Listing
        label={t('people.certificates.title')}
        rows={rows}
        columns={useColumns(mayRemove ? setRemoving : null)}
        rowKey={row => row.id}
        empty={<p className="none">{t('people.certificates.none')}</p>}
      />
      <RemoveCertificate one={removing} close={() => setRemoving(null)} />
    </section>
  )
}

function useColumns(remove: ((one: One) => void) | null): Column<One>[] {
  const { t } = useTranslation()
  const when = useWhen()
  const skills = useSkills()
  return [
    { key: 'name', title: t('people.certificates.name'), of: row => row.name },
    { key: 'number', title: t('people.certificates.number'), of: row => row.number || null },
    {
      key: 'skill',
      title: t('people.certificates.skill'),
      of: row => (row.skill === null ? null : skills.get(row.skill)?.name),
    },
    {
      key: 'until',
      title: t('people.certificates.validUntil'),
      of: ({ validUntil }) =>
        validUntil === null ? (
          t('people.certificates.forEver')
        ) : (
          <span className="in-a-row">
            {when.day(validUntil)} <Expiry validUntil={validUntil} />
          </span>
        ),
    },
    {
      key: 'remove',
      title: t('people.certificates.remove'),
      quiet: true,
      align: 'end',
      of: row =>
        remove && (
          <Button type="link" size="small" onClick={() => remove(row)}>
            {t('people.certificates.remove')}
          </Button>
        ),
    },
  ]
}

const SOON_DAYS = 60

function Expiry({ validUntil }: { validUntil: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const today = when.dayOf(new Date().toISOString())
  const days = Math.round((Date.parse(validUntil) - Date.parse(today)) / 86_400_000)
  if (days < 0) return <span className="chip bad">{t('people.certificates.expired')}</span>
  if (days === 0) return <span className="chip wait">{t('people.certificates.today')}</span>
  if (days > SOON_DAYS) return null
  return <span className="chip wait">{t('people.certificates.soon', { count: days })}</span>
}

type Values = { name: string; number?: string; skill?: string | null; issuedOn?: string; validUntil?: string }

function AddCertificate({ staff }: { staff: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay(addCertificate)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('people.certificates.add')}</Button>
      <DeedDialog<typeof addCertificate, Values>
        title={t('people.certificates.add')}
        open={open}
        close={() => setOpen(false)}
        does={addCertificate}
        ask={({ issuedOn, validUntil, ...values }) => ({
          body: { ...values, staff, issuedOn: issuedOn || null, validUntil: validUntil || null },
        })}
        done={() => undefined}
        at={{ 'expires before it was issued': 'validUntil', 'unknown skill': 'skill' }}
        submit={t('people.certificates.add')}
      >
        <Form.Item
          name="name"
          label={t('people.certificates.name')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="number" label={t('people.certificates.number')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="skill" label={t('people.certificates.skill')}>
          <ChooseSkill />
        </Form.Item>
        <div className="in-a-row dates">
          <Form.Item name="issuedOn" label={t('people.certificates.issuedOn')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validUntil" label={t('people.certificates.validUntil')}>
            <Input type="date" />
          </Form.Item>
        </div>
      </DeedDialog>
    </>
  )
}

function RemoveCertificate({ one, close }: { one: One | null; close: () => void }) {
  const { t } = useTranslation()
  return (
    <DeedDialog<typeof removeCertificate, object>
      title={t('people.certificates.remove')}
      open={one !== null}
      close={close}
      does={removeCertificate}
      ask={() => ({ params: { id: one?.id ?? '' } })}
      done={() => undefined}
      submit={t('people.certificates.remove')}
      danger
    >
      <p>{t('people.certificates.removeAsk', { name: one?.name ?? '' })}</p>
    </DeedDialog>
  )
}
