import { Form, Input, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import type { File } from '#service/archive/ui/Reach.tsx'
import { listCases } from '#service/cases/contract.ts'
import { ReasonItem, UrgencyItem } from '#service/cases/ui/CaseFacts.tsx'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { VisitField, visitRule } from '#service/dispatch/ui/VisitField.tsx'
import { noVisit } from '#service/dispatch/ui/visit.ts'
import { byPhone, ChannelItem, ContactSelect } from '#service/hotline/ui/ToldItems.tsx'
import { useQuickTimes } from '#service/promises/ui/quickTimes.ts'
import { receiveCall } from '#service/reception/contract.ts'
import { EndingDetail } from '#service/reception/ui/EndingItems.tsx'
import type { CallResult } from './CallDone.tsx'
import { type CallDeed, type CallValues, callOf } from './callEntry.ts'

const endings = ['callback', 'visit', 'solved', 'left open'] as const
const timeFaults = { 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' } as const

/** What it is about, what was said, how it ends: saved in one deed. Everything by keys; Ctrl-Enter saves. */
export function CallForm(props: {
  file: File
  device: string | null
  about: string | null
  done: (result: CallResult) => void
}) {
  const { file, device, about, done } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<CallValues>()
  const ending = Form.useWatch('ending', form) ?? 'callback'
  // Of several machines somebody says which; the only one is meant until somebody says otherwise.
  const only = file.devices.length === 1 ? file.devices[0]?.id : undefined
  const known = device ?? only
  return (
    <section className="panel call-form" aria-label={t('reception.console.title')}>
      <DeedForm<CallDeed, CallValues>
        form={form}
        does={ending === 'visit' ? bookWhileReceiving : receiveCall}
        start={{
          ...byPhone,
          said: '',
          caseId: about ?? '',
          ...(known === undefined ? {} : { deviceId: known }),
          reason: 'repair',
          urgency: 'normal',
          ending: 'callback',
          visit: noVisit,
        }}
        at={timeFaults}
        ask={values => callOf(file.id, values)}
        done={(answer, values) => done({ answer, customer: file.name, window: values.visit?.window ?? null })}
        submit={t('reception.console.save')}
        keys={t('web.sendKeys')}
      >
        <AboutWhat file={file} known={known !== undefined} />
        <SaidItem first={known !== undefined || file.devices.length === 0} />
        <Form.Item name="ending" label={t('reception.ending')}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={endings.map(value => ({ value, label: t(`reception.console.endings.${value}`) }))}
          />
        </Form.Item>
        <HowItEnds ending={ending} />
        <div className="field-pair">
          <ChannelItem />
          {file.contacts.length > 0 && (
            <Form.Item name="contactId" label={t('hotline.contact')}>
              <ContactSelect contacts={file.contacts} />
            </Form.Item>
          )}
        </div>
      </DeedForm>
    </section>
  )
}

function HowItEnds({ ending }: { ending: CallValues['ending'] }) {
  const { t } = useTranslation()
  const quick = useQuickTimes()
  const form = Form.useFormInstance<CallValues>()
  const caseId = Form.useWatch('caseId', form) ?? ''
  const deviceId = Form.useWatch('deviceId', form) ?? ''
  if (ending !== 'visit') return <EndingDetail ending={ending} quick={quick} />
  const about = caseId !== '' ? { case: caseId } : deviceId !== '' ? { device: deviceId } : {}
  return (
    <Form.Item name="visit" label={t('dispatch.window')} rules={[visitRule(t('dispatch.chooseWindow'))]}>
      <VisitField about={about} />
    </Form.Item>
  )
}

/** A new trouble with one of his machines, or a case that is open. */
function AboutWhat({ file, known }: { file: File; known: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const form = Form.useFormInstance<CallValues>()
  const caseId = Form.useWatch('caseId', form) ?? ''
  const { data } = useAsk(
    listCases,
    { query: { customer: file.id, open: 'true', limit: 20 } },
    { on: ['case opened', 'case closed'] },
  )
  const open = data?.items ?? []
  return (
    <>
      {open.length > 0 && (
        <Form.Item name="caseId" label={t('reception.console.about')}>
          <Radio.Group
            className="choices"
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
      {caseId === '' && (
        <>
          <DeviceItem file={file} known={known} />
          <div className="in-a-row call-kinds">
            <ReasonItem />
            <UrgencyItem />
          </div>
        </>
      )}
    </>
  )
}

function DeviceItem({ file, known }: { file: File; known: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  const group = useRef<HTMLDivElement>(null)
  const chooseFirst = useRef(!known)
  useEffect(() => {
    if (chooseFirst.current) group.current?.querySelector('input')?.focus()
  }, [])
  if (file.devices.length === 0) return null
  return (
    <div ref={group}>
      <Form.Item
        name="deviceId"
        label={t('archive.device')}
        rules={[{ required: true, message: t('reception.console.whichDevice') }]}
      >
        <Radio.Group
          className="choices"
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
    </div>
  )
}

/** `first`: here one begins to type; otherwise the machine has to be chosen first. */
function SaidItem({ first }: { first: boolean }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<CallValues>()
  const isNew = (Form.useWatch('caseId', form) ?? '') === ''
  return (
    <Form.Item
      name="said"
      label={t(isNew ? 'cases.symptom' : 'hotline.said')}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input.TextArea
        autoFocus={first}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={4000}
        placeholder={t('cases.symptomHint')}
      />
    </Form.Item>
  )
}
