import { DeleteOutlined, FileOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, type Endpoint, type Question } from '../endpoint.ts'
import { isPicture } from '../media.ts'
import { useAsk, useTell } from '../web/ask.ts'
import { useWhen } from '../web/when.ts'
import { Sending } from './Sending.tsx'
import { Answered, Waiting } from './states.tsx'
import { useSending } from './useSending.ts'
import './attachments.css'

type Attached = {
  id: string
  name: string
  mediaType: string
  bytes: number
  addedAt: string
  addedBy: string
}
type Of = { params: { id: string } }

/** The four questions of a slice whose things carry files (core/attachment.ts). */
type AttachmentEndpoints = { list: Endpoint; add: Endpoint; content: Endpoint; takeAway: Endpoint }

/**
 * Files of one thing: dropped, pasted (a screenshot) or chosen; each is sent by itself, and what went wrong
 * is said with its name.
 */
export function Attachments(props: { of: string; at: AttachmentEndpoints; on: readonly string[] }) {
  const { of, at, on } = props
  const { t } = useTranslation()
  const asked = useAsk(at.list, { params: { id: of } } as Question<Endpoint>, { on })
  const { tell } = useTell(at.add)
  const { sending, send } = useSending((name, why) => t('web.attachments.failed', { name, why }))
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) =>
    void send([...(files ?? [])], file => tell({ params: { id: of }, body: { file } } as Question<Endpoint>))
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const pasted = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }
  const dragging = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: dropped,
    onPaste: pasted,
  }
  return (
    <section className={over ? 'panel attachments over' : 'panel attachments'} {...dragging}>
      <div className="panel-head">
        <h2>{t('web.attachments.title')}</h2>
        <Button size="small" icon={<UploadOutlined aria-hidden />} onClick={() => chooser.current?.click()}>
          {t('web.attachments.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('web.attachments.choose')}
          onChange={event => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      <Answered of={asked} waiting={<Waiting rows={1} />}>
        {answer => (
          <ul aria-label={t('web.attachments.title')}>
            {(answer as Attached[]).map(one => (
              <OneFile key={one.id} of={one} at={at} />
            ))}
          </ul>
        )}
      </Answered>
      {sending.map(({ name, share }) => (
        <Sending key={name} label={t('web.attachments.sending', { name })} share={share} />
      ))}
      <p className="muted">{t('web.attachments.hint')}</p>
    </section>
  )
}

function OneFile({ of, at }: { of: Attached; at: AttachmentEndpoints }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling } = useTell(at.takeAway)
  const question: Of = { params: { id: of.id } }
  const where = address(at.content, question)
  const picture = isPicture(of.mediaType)
  const word = t('web.attachments.takeAway', { name: of.name })
  return (
    <li>
      <a href={where} target="_blank" rel="noopener" {...(picture ? {} : { download: of.name })}>
        {picture ? <img src={where} alt="" loading="lazy" /> : <FileOutlined aria-hidden />}
        <span>{of.name}</span>
      </a>
      <span className="muted">
        {sizeOf(of.bytes)} · {of.addedBy} · {when.near(of.addedAt)}
      </span>
      <Popconfirm
        title={t('web.attachments.sure')}
        okText={t('web.attachments.takeAwayShort')}
        cancelText={t('web.cancel')}
        onConfirm={() => tell(question as Question<Endpoint>).catch(() => {})}
      >
        <Button
          type="text"
          size="small"
          loading={telling}
          aria-label={word}
          title={word}
          icon={<DeleteOutlined aria-hidden />}
        />
      </Popconfirm>
    </li>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
