import { EditOutlined } from '@ant-design/icons'
import { Button, Form, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { useWhen } from '#core/web/when.ts'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import type { File } from '#service/archive/ui/Reach.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { amendCase, type REASONS, URGENCIES } from '../contract.ts'
import { OpenedAt } from './PastDay.tsx'
import type { CaseFile } from './shapes.ts'

/** The facts of a case; `customer` is there as soon as his file has come. */
export function CaseFacts({ file, customer }: { file: CaseFile; customer: File | undefined }) {
  const { t } = useTranslation()
  const nameOf = useDeviceName()
  const [amending, setAmending] = useState(false)
  const may = useMay(amendCase)
  const device = customer?.devices.find(({ id }) => id === file.deviceId)
  const whoAndWhen = useWhoAndWhen(file)
  return (
    <>
      <Facts
        facts={[
          ...whoAndWhen,
          [
            t('cases.device'),
            file.deviceId === null ? (
              t('cases.noDevice')
            ) : (
              <Link key="device" to={`/devices/${file.deviceId}`}>
                {device ? nameOf(device) : t('archive.repairCard')}
              </Link>
            ),
          ],
          ...(device?.installedBy ? ([[t('archive.installedBy'), device.installedBy.name]] as const) : []),
        ]}
      />
      {file.open && may && (
        <Button
          type="link"
          size="small"
          icon={<EditOutlined aria-hidden />}
          onClick={() => setAmending(true)}
        >
          {t('cases.amend')}
        </Button>
      )}
      <Handlings file={file} />
      <DeedDialog<typeof amendCase, Amendment>
        title={t('cases.amendTitle')}
        open={amending}
        close={() => setAmending(false)}
        does={amendCase}
        start={{ deviceId: file.deviceId, reason: file.reason, urgency: file.urgency }}
        ask={body => ({ params: { id: file.id }, body: { ...body, deviceId: body.deviceId ?? null } })}
        done={() => {}}
        submit={t('web.save')}
      >
        <Form.Item name="deviceId" label={t('cases.device')}>
          <Select
            allowClear
            placeholder={t('cases.noDevice')}
            options={(customer?.devices ?? []).map(one => ({
              value: one.id,
              label: `${nameOf(one)} ${one.serial}`,
            }))}
          />
        </Form.Item>
        <ReasonItem />
        <UrgencyItem />
      </DeedDialog>
    </>
  )
}

/** Who was asked first and has it now; of a case from before, who wrote it down. */
function useWhoAndWhen(file: CaseFile): (readonly [string, ReactNode])[] {
  const { t } = useTranslation()
  const when = useWhen()
  if (file.recorded === null) {
    return [
      [t('cases.firstAskedBy'), file.firstAskedBy?.name],
      [t('cases.handler'), file.handler?.name],
      [t('cases.openedAt'), when.near(file.openedAt)],
    ]
  }
  const { at, by } = file.recorded
  return [
    [t('cases.past.on'), <OpenedAt key="on" of={file} />],
    [t('cases.past.recorded'), [when.near(at), by?.name].filter(Boolean).join(' · ')],
  ]
}

type Amendment = {
  deviceId: string | null
  reason: (typeof REASONS)[number]
  urgency: (typeof URGENCIES)[number]
}

/** The order of the day: most who call report a fault. */
const usualFirst = ['repair', 'consultation', 'complaint', 'suggestion'] as const

export function ReasonItem({ name = 'reason' }: { name?: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t('cases.reason')}>
      <Radio.Group
        optionType="button"
        options={usualFirst.map(value => ({ value, label: t(`cases.reasons.${value}`) }))}
      />
    </Form.Item>
  )
}

export function UrgencyItem({ name = 'urgency' }: { name?: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t('cases.urgency')} tooltip={t('cases.emergencyMeans')}>
      <Radio.Group
        optionType="button"
        options={URGENCIES.map(value => ({ value, label: t(`cases.urgencies.${value}`) }))}
      />
    </Form.Item>
  )
}

/** Who handled it from when; the first-asked stands for good, handlers change. */
function Handlings({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (file.handlings.length < 2) return null
  return (
    <>
      <h3 className="sub">{t('cases.handlers')}</h3>
      <ul className="plain">
        {file.handlings.map(one => (
          <li key={one.fromAt}>
            {t('cases.handledSince', { name: one.handler.name, at: when.near(one.fromAt) })}{' '}
            {one.givenBy && <span className="muted">{t('cases.givenBy', { name: one.givenBy.name })}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
