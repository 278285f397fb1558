import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { useWhen } from '#core/web/when.ts'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import type { File } from '#service/archive/ui/Reach.tsx'
import type { CaseLine } from '#service/cases/ui/shapes.ts'

/** A new trouble with one of his machines, or a case that is open. */
export function AboutWhat(props: {
  file: File
  open: readonly CaseLine[]
  isNew: boolean
  choose: (caseId: string) => void
}) {
  const { file, open, isNew, choose } = props
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <>
      {open.length > 0 && (
        <Form.Item name="caseId" className="call-case" label={t('reception.console.about')}>
          <Choices
            rows
            onChange={choose}
            options={[
              { value: '', label: t('reception.console.newTrouble') },
              ...open.map(one => ({
                value: one.id,
                label: (
                  <>
                    <span className="figures">{one.number}</span> {one.symptom}{' '}
                    <span className="muted">{when.near(one.openedAt)}</span>
                  </>
                ),
              })),
            ]}
          />
        </Form.Item>
      )}
      {isNew && <DeviceItem file={file} />}
    </>
  )
}

function DeviceItem({ file }: { file: File }) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  if (file.devices.length === 0) return null
  return (
    <Form.Item
      name="deviceId"
      className="call-device"
      label={t('archive.device')}
      rules={[{ required: true, message: t('reception.console.whichDevice') }]}
    >
      <Choices
        rows
        options={[
          ...file.devices.map(one => ({
            value: one.id,
            label: (
              <>
                <strong>{nameOf(one)}</strong> <span className="figures">{one.serial}</span>{' '}
                <span className="muted">
                  {[one.installedOn && when.day(one.installedOn), one.installedBy?.name, one.address?.shown]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </>
            ),
          })),
          { value: '', label: t('reception.console.noDevice') },
        ]}
      />
    </Form.Item>
  )
}
