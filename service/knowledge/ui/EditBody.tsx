import { PictureOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { type ClipboardEvent, type DragEvent, useDeferredValue, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Sending } from '#core/desk/Sending.tsx'
import { isPicture, PICTURES } from '#core/media.ts'
import './edit.css'
import { Markdown } from './Markdown.tsx'
import { usePictures } from './usePictures.ts'

/**
 * The body in Markdown with its preview beside it. A screenshot that is pasted, or a picture that is dropped,
 * becomes an attachment and stands where the cursor is.
 */
export function EditBody(props: {
  answer: string
  body: string
  change: (body: string) => void
  /** The draft must be there before a file can hang at it. */
  before: () => Promise<void>
}) {
  const { answer, body, change, before } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const { sending, send } = usePictures(answer, before)
  const shown = useDeferredValue(body)
  const latest = useRef(body)
  latest.current = body
  const insert = (text: string) => {
    const now = latest.current
    const at = area.current?.selectionEnd ?? now.length
    change(`${now.slice(0, at)}${text}${now.slice(at)}`)
  }
  const take = (files: FileList) => {
    const pictures = [...files].filter(({ type }) => isPicture(type))
    if (pictures.length < files.length) void message.info(t('knowledge.answer.form.pictureOnly'), 6)
    void send(pictures, insert)
  }
  const taking = {
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return
      event.preventDefault()
      take(event.clipboardData.files)
    },
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) return
      event.preventDefault()
      take(event.dataTransfer.files)
    },
  }
  return (
    <section className="panel" aria-label={t('knowledge.answer.fields.body')}>
      <div className="panel-head">
        <h2 id="edit-body">{t('knowledge.answer.fields.body')}</h2>
        <Button size="small" icon={<PictureOutlined aria-hidden />} onClick={() => chooser.current?.click()}>
          {t('knowledge.answer.form.insertPicture')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={PICTURES.join(',')}
          hidden
          multiple
          aria-label={t('knowledge.answer.form.insertPicture')}
          onChange={event => {
            if (event.target.files) take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      <div className="edit-body" {...taking}>
        <Input.TextArea
          ref={it => {
            area.current = it?.resizableTextArea?.textArea ?? null
          }}
          aria-labelledby="edit-body"
          aria-describedby="edit-body-hint"
          autoSize={{ minRows: 10, maxRows: 30 }}
          maxLength={50_000}
          value={body}
          onChange={event => change(event.target.value)}
        />
        <section className="edit-preview" aria-label={t('knowledge.answer.form.preview')}>
          {shown.trim() === '' ? (
            <p className="muted">{t('knowledge.answer.form.previewEmpty')}</p>
          ) : (
            <Markdown body={shown} />
          )}
        </section>
      </div>
      {sending.map(({ name, share }) => (
        <Sending key={name} label={t('knowledge.answer.form.sending', { name })} share={share} />
      ))}
      <p id="edit-body-hint" className="muted small">
        {t('knowledge.answer.form.bodyHint')}
      </p>
    </section>
  )
}
