import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sending } from '#core/desk/Sending.tsx'
import { useCodes } from '#core/web/codes.ts'
import { Failure } from '#core/web/failure.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { MOST_BYTES } from '../contract/imports.ts'

const MEGABYTE = 1024 * 1024

type Props = {
  /** Has a file that was sent looked at; answers with its list. */
  read: (file: string) => Promise<{ id: string }>
  done: (id: string) => void
  /** Which files there may be, and what may stand in them. */
  kinds: string
  accept: string
  children: ReactNode
}

/** A list is chosen or dropped here; it is read without writing anything of it. */
export function ImportStart({ read, done, kinds, accept, children }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { stage, onTheWay, trouble, take } = useReading(read, done)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <section
      className={over ? 'import-drop over' : 'import-drop'}
      aria-label={t('archive.import.choose')}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button
        type="primary"
        size="large"
        icon={<UploadOutlined aria-hidden />}
        loading={stage !== 'idle'}
        onClick={() => input.current?.click()}
      >
        {stage === 'idle' ? t('archive.import.choose') : t(`archive.import.${stage}`)}
      </Button>
      {stage === 'sending' && (
        <Sending label={t('web.attachments.sending', { name: onTheWay.name })} share={onTheWay.share} />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={t('archive.import.choose')}
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p>{kinds}</p>
      {children}
      {trouble && <Alert type="error" role="alert" title={trouble} />}
    </section>
  )
}

/** Sends a file and has it looked at. */
function useReading(read: Props['read'], done: Props['done']) {
  const { t } = useTranslation()
  const { say, explain } = useCodes()
  const [stage, setStage] = useState<'idle' | 'sending' | 'reading'>('idle')
  const [onTheWay, setOnTheWay] = useState({ name: '', share: 0 })
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    if (file === undefined || stage !== 'idle') return
    setTrouble(null)
    if (file.size > MOST_BYTES)
      return setTrouble(t('archive.import.tooLarge', { megabytes: MOST_BYTES / MEGABYTE }))
    try {
      const went = (share: number) => setOnTheWay({ name: file.name, share })
      went(0)
      setStage('sending')
      const id = await sendFile(file, went)
      setStage('reading')
      done((await read(id)).id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const [field] = error.fields
      setTrouble(field ? (say('unreadables', field.message) ?? field.message) : explain(error))
    } finally {
      setStage('idle')
    }
  }
  return { stage, onTheWay, trouble, take }
}

/** A list with our headings and one row, for whoever begins with nothing. */
export function ImportTemplate({ text, file }: { text: string; file: string }) {
  const { t } = useTranslation()
  return (
    <a className="small" href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`} download={file}>
      <DownloadOutlined aria-hidden /> {t('archive.import.template')}
    </a>
  )
}
