import { Form, type FormInstance, Input } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { digitOf, focusFirst, onceDrawn } from '#core/desk/keys.ts'
import type { File } from '#service/archive/ui/Reach.tsx'
import { ReasonItem, UrgencyItem } from '#service/cases/ui/CaseFacts.tsx'
import type { CaseLine } from '#service/cases/ui/shapes.ts'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { VisitField, visitRule } from '#service/dispatch/ui/VisitField.tsx'
import { noVisit } from '#service/dispatch/ui/visit.ts'
import { byPhone, CameByItem, ContactSelect } from '#service/hotline/ui/ToldItems.tsx'
import { type Told, toldOf } from '#service/knowledge/ui/toldWords.ts'
import { useQuickTimes } from '#service/promises/ui/quickTimes.ts'
import { RaisedItems, raisedByKey } from '#service/promises/ui/RaisedItems.tsx'
import { receiveCall } from '#service/reception/contract.ts'
import { EndingDetail } from '#service/reception/ui/EndingItems.tsx'
import { AboutWhat } from './AboutWhat.tsx'
import { CallAnswers } from './CallAnswers.tsx'
import type { CallResult } from './CallDone.tsx'
import { type CallDeed, type CallValues, callOf } from './callEntry.ts'

const endings = ['callback', 'visit', 'solved', 'left open'] as const
/** The digits after those of the endings. */
const URGENT_KEY = endings.length + 1
const timeFaults = { 'this time is past': 'dueAt', 'too far ahead to be definite': 'dueAt' } as const

/**
 * What it is about, what was said, how it ends: saved in one deed. Everything by keys: digits choose where a
 * choice has the cursor, Alt and a digit says how it ends from anywhere, Ctrl-Enter saves.
 */
export function CallForm(props: {
  file: File
  open: readonly CaseLine[]
  device: string | null
  about: string | null
  done: (result: CallResult) => void
}) {
  const { file, open, device, about, done } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<CallValues>()
  const [caseId, setCaseId] = useState(about ?? '')
  const [told, setTold] = useState<Told | null>(null)
  // Of several machines somebody says which; the only one is meant until somebody says otherwise.
  const known = device ?? (file.devices.length === 1 ? file.devices[0]?.id : undefined)
  const detail = useRef<HTMLDivElement>(null)
  const what = useFirstQuestion({ cases: open.length > 0 && about === null, device: known === undefined })
  const { ending, setEnding, end, onKeyDown } = useEnding(form, detail)
  return (
    <div className="call-right">
      <section className="panel call-form" aria-label={t('reception.console.title')} onKeyDown={onKeyDown}>
        <DeedForm<CallDeed, CallValues>
          form={form}
          does={ending === 'visit' ? bookWhileReceiving : receiveCall}
          start={startOf(about, known)}
          at={timeFaults}
          ask={values => callOf(file.id, values, told && toldOf(told))}
          done={(answer, values) =>
            done({ answer, customer: file.name, window: values.visit?.window ?? null })
          }
          submit={t('reception.console.save')}
          keys={t('reception.console.keys')}
        >
          <div ref={what}>
            <AboutWhat file={file} open={open} isNew={caseId === ''} choose={setCaseId} />
            <SaidItem isNew={caseId === ''} />
          </div>
          {caseId === '' && (
            <div className="in-a-row call-kinds">
              <ReasonItem />
              <UrgencyItem />
            </div>
          )}
          <Form.Item name="ending" label={t('reception.ending')}>
            <Choices
              alt
              onChange={setEnding}
              options={endings.map(value => ({ value, label: t(`reception.console.endings.${value}`) }))}
            />
          </Form.Item>
          <div ref={detail}>
            <HowItEnds ending={ending} customer={file.id} />
          </div>
          <HowItCame contacts={file.contacts} />
          <RaisedItems firstKey={URGENT_KEY} />
        </DeedForm>
      </section>
      <CallAnswers
        form={form}
        device={open.find(({ id }) => id === caseId)?.deviceId ?? null}
        told={told}
        tell={setTold}
        end={end}
      />
    </div>
  )
}

/**
 * How the call ends. Beside the form's own values: what it asks for must be drawn at once, the cursor goes
 * there; `end` saves at once where nothing more is asked for.
 */
function useEnding(form: FormInstance<CallValues>, detail: RefObject<HTMLDivElement | null>) {
  const [ending, setEnding] = useState<CallValues['ending']>('callback')
  const choose = (chosen: CallValues['ending']) => {
    form.setFieldValue('ending', chosen)
    setEnding(chosen)
  }
  const ask = (chosen: CallValues['ending']) => {
    choose(chosen)
    onceDrawn(() => focusFirst(detail.current?.querySelector('.choices-line') ?? detail.current))
  }
  const end = (chosen: CallValues['ending']) => {
    if (chosen !== 'solved') return ask(chosen)
    choose(chosen)
    onceDrawn(() => form.submit())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (raisedByKey(event, form, URGENT_KEY)) return
    const chosen = endings[digitOf(event, true) ?? -1]
    if (chosen === undefined) return
    event.preventDefault()
    ask(chosen)
  }
  return { ending, setEnding, end, onKeyDown }
}

const startOf = (about: string | null, device: string | undefined): Partial<CallValues> => ({
  ...byPhone,
  said: '',
  caseId: about ?? '',
  ...(device === undefined ? {} : { deviceId: device }),
  reason: 'repair',
  urgency: 'normal',
  ending: 'callback',
  visit: noVisit,
})

/** By which way, and who of his spoke. */
function HowItCame({ contacts }: Pick<File, 'contacts'>) {
  const { t } = useTranslation()
  return (
    <>
      <CameByItem />
      {contacts.length > 0 && (
        <Form.Item name="contactId" label={t('hotline.contact')}>
          <ContactSelect contacts={contacts} />
        </Form.Item>
      )}
    </>
  )
}

/** The cursor begins at the first thing that nobody has said yet: which case, which machine, what it is. */
function useFirstQuestion(unsaid: { cases: boolean; device: boolean }) {
  const part = useRef<HTMLDivElement>(null)
  const first = useRef(unsaid.cases ? '.call-case' : unsaid.device ? '.call-device' : null)
  useEffect(() => {
    const question = first.current === null ? null : part.current?.querySelector(first.current)
    if (!focusFirst(question)) part.current?.querySelector('textarea')?.focus()
  }, [])
  return part
}

function HowItEnds({ ending, customer }: { ending: CallValues['ending']; customer: string }) {
  const { t } = useTranslation()
  const quick = useQuickTimes()
  const form = Form.useFormInstance<CallValues>()
  const caseId = Form.useWatch('caseId', form) ?? ''
  const deviceId = Form.useWatch('deviceId', form) ?? ''
  if (ending !== 'visit') return <EndingDetail ending={ending} quick={quick} />
  const about = caseId !== '' ? { case: caseId } : { customer, ...(deviceId !== '' && { device: deviceId }) }
  return (
    <Form.Item name="visit" label={t('dispatch.window')} rules={[visitRule(t('dispatch.chooseWindow'))]}>
      <VisitField about={about} />
    </Form.Item>
  )
}

function SaidItem({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="said"
      label={t(isNew ? 'cases.symptom' : 'hotline.said')}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={4000}
        placeholder={t('cases.symptomHint')}
      />
    </Form.Item>
  )
}
