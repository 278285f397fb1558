import { Alert, Button, Form, Input, Modal } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { importOfficialDays, previewOfficialDays } from '../contract/calendars.ts'
import { OfficialChanges } from './OfficialChanges.tsx'
import { useMay } from './session.tsx'

export type SeenDays = Reply<typeof previewOfficialDays>

/** Official days of coming years from a file: first what it would change, then it is written. */
export function ImportOfficialDays() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const may = useMay(importOfficialDays)
  if (!may) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('people.official.import')}</Button>
      <Modal
        title={t('people.official.import')}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={680}
        destroyOnHidden
      >
        <Steps close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

/** The text of the file; once it was looked at, what it would change. */
function Steps({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<SeenDays | null>(null)
  if (seen !== null) return <LookFirst text={text} seen={seen} back={() => setSeen(null)} close={close} />
  const done = (given: string, answer: SeenDays) => {
    setText(given)
    setSeen(answer)
  }
  return <ChooseFile start={text} done={done} close={close} />
}

function ChooseFile(props: {
  /** What stood there before it was looked at: a slip is corrected, not typed again. */
  start: string
  done: (text: string, seen: SeenDays) => void
  close: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ text: string }>()
  return (
    <DeedForm<typeof previewOfficialDays, { text: string }>
      form={form}
      does={previewOfficialDays}
      start={{ text: props.start }}
      ask={({ text }) => ({ body: { text } })}
      done={(answer, { text }) => props.done(text, answer)}
      cancel={props.close}
      submit={t('people.official.look')}
    >
      <p>{t('people.official.intro')}</p>
      <FileText read={text => form.setFieldValue('text', text)} />
      <Form.Item name="text" label={t('people.official.text')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea
          rows={8}
          maxLength={200_000}
          spellCheck={false}
          placeholder={'2027-01-01,元旦,off\n2027-01-03,元旦,work'}
        />
      </Form.Item>
    </DeedForm>
  )
}

/** Its text stands in the field, so that a slip can be corrected right there. */
function FileText({ read }: { read: (text: string) => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file) read(decoded(await file.arrayBuffer()))
  }
  return (
    <p>
      <Button onClick={() => field.current?.click()}>{t('people.official.choose')}</Button>
      <input
        ref={field}
        type="file"
        accept=".json,.csv,.txt"
        className="for-readers"
        tabIndex={-1}
        aria-label={t('people.official.choose')}
        onChange={choose}
      />
    </p>
  )
}

/** Chinese spreadsheets still save CSV in GB18030. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function LookFirst(props: { text: string; seen: SeenDays; back: () => void; close: () => void }) {
  const { text, seen, back, close } = props
  const { t } = useTranslation()
  if (seen.faults.length > 0) {
    return (
      <>
        <Faults of={seen.faults} />
        <Button onClick={back}>{t('people.official.back')}</Button>
      </>
    )
  }
  return (
    <DeedForm<typeof importOfficialDays, object>
      does={importOfficialDays}
      ask={() => ({ body: { text } })}
      done={close}
      cancel={back}
      submit={t('people.official.write', { count: seen.years.length })}
    >
      <OfficialChanges years={seen.years} />
    </DeedForm>
  )
}

/** The rows that cannot be read, each with why; nothing is written before they are mended. */
function Faults({ of }: { of: SeenDays['faults'] }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="error"
      role="alert"
      className="spaced-below"
      title={t('people.official.faulty')}
      description={
        <ul className="plain spaced">
          {of.map(({ row, text, why }) => (
            <li key={`${row} ${text}`}>
              <b>{t('people.official.row', { row })}</b> {t(`people.official.whys.${why}`)}{' '}
              <code>{text}</code>
            </li>
          ))}
        </ul>
      }
    />
  )
}
