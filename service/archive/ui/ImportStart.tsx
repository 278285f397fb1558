import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { Failure } from '#core/web/failure.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { useWhen } from '#core/web/when.ts'
import { MOST_BYTES, MOST_ROWS } from '../contract/imports.ts'
import { readList } from '../contract/lists.ts'
import { templateOf } from './importTemplate.ts'

const MEGABYTE = 1024 * 1024

/** A customer list is chosen or dropped here; it is read without writing anything of it. */
export function ImportStart({ done }: { done: (id: string) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const input = useRef<HTMLInputElement>(null)
  const { stage, trouble, take } = useReading(done)
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
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        aria-label={t('archive.import.choose')}
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p>{t('archive.import.kinds', { rows: when.number(MOST_ROWS) })}</p>
      <p className="muted small">{t('archive.import.columnsHint')}</p>
      <Template />
      {trouble && <Alert type="error" role="alert" title={trouble} />}
    </section>
  )
}

/** Sends a file and has it looked at. */
function useReading(done: (id: string) => void) {
  const { t } = useTranslation()
  const { say, explain } = useCodes()
  const { tell } = useTell(readList)
  const [stage, setStage] = useState<'idle' | 'sending' | 'reading'>('idle')
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    if (file === undefined || stage !== 'idle') return
    setTrouble(null)
    if (file.size > MOST_BYTES)
      return setTrouble(t('archive.import.tooLarge', { megabytes: MOST_BYTES / MEGABYTE }))
    try {
      setStage('sending')
      const id = await sendFile(file)
      setStage('reading')
      done((await tell({ body: { file: id } })).id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const [field] = error.fields
      setTrouble(field ? (say('unreadables', field.message) ?? field.message) : explain(error))
    } finally {
      setStage('idle')
    }
  }
  return { stage, trouble, take }
}

/** A list with our headings and one row, for whoever begins with nothing. */
function Template() {
  const { t } = useTranslation()
  const text = templateOf(
    column => t(`archive.columns.${column}`),
    column => t(`archive.import.sampleRow.${column}`),
  )
  return (
    <a
      className="small"
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
      download={t('archive.import.templateFile')}
    >
      <DownloadOutlined aria-hidden /> {t('archive.import.template')}
    </a>
  )
}
