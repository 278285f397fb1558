import { DeleteOutlined, FileOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm } from 'antd'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, type Endpoint, type Question } from '../endpoint.ts'
import { PICTURES } from '../media.ts'
import { useAsk, useTell } from '../web/ask.ts'
import { useCodes } from '../web/codes.ts'
import { Failure } from '../web/failure.ts'
import { sendFile } from '../web/sendFile.ts'
import { useWhen } from '../web/when.ts'
import { Answered, Waiting } from './states.tsx'
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
  const { sending, send } = useSending(at.add, of)
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => void send([...(files ?? [])])
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
      {sending.map(name => (
        <p key={name} className="muted" role="status">
          {t('web.attachments.sending', { name })} <progress />
        </p>
      ))}
      <p className="muted">{t('web.attachments.hint')}</p>
    </section>
  )
}

/** Sends files one after the other: a slow line is not shared. */
function useSending(add: Endpoint, of: string) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const { message } = App.useApp()
  const { tell } = useTell(add)
  const [sending, setSending] = useState<string[]>([])
  const sendOne = async (file: File) => {
    if (file.size === 0) return t('web.attachments.empty')
    try {
      const id = await sendFile(file)
      await tell({ params: { id: of }, body: { file: id } } as Question<Endpoint>)
    } catch (error) {
      if (error instanceof Failure) return explain(error)
      throw error
    }
    return null
  }
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      setSending(now => [...now, file.name])
      const why = await sendOne(file)
      setSending(now => now.filter(name => name !== file.name))
      if (why !== null) void message.error(t('web.attachments.failed', { name: file.name, why }), 8)
    }
  }
  return { sending, send }
}

function OneFile({ of, at }: { of: Attached; at: AttachmentEndpoints }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling } = useTell(at.takeAway)
  const question: Of = { params: { id: of.id } }
  const where = address(at.content, question)
  const picture = PICTURES.some(type => type === of.mediaType)
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
