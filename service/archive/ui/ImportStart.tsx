import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { Failure } from '#core/web/failure.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { MOST_BYTES, MOST_ROWS } from '../contract/imports.ts'
import { readList } from '../contract/lists.ts'

/** A customer list is chosen or dropped here; it is read without writing anything of it. */
export function ImportStart({ done }: { done: (id: string) => void }) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const { tell } = useTell(readList)
  const input = useRef<HTMLInputElement>(null)
  const [stage, setStage] = useState<'idle' | 'sending' | 'reading'>('idle')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [over, setOver] = useState(false)

  const take = async (file: File | undefined) => {
    if (file === undefined || stage !== 'idle') return
    setTrouble(null)
    if (file.size > MOST_BYTES) return setTrouble(t('archive.import.tooLarge'))
    try {
      setStage('sending')
      const id = await sendFile(file)
      setStage('reading')
      done((await tell({ body: { file: id } })).id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setTrouble(error.fields[0]?.message ?? explain(error))
    } finally {
      setStage('idle')
    }
  }
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
      <p className="muted">{t('archive.import.kinds', { rows: MOST_ROWS })}</p>
      <p className="muted small">{t('archive.import.columnsHint')}</p>
      {trouble && <Alert type="error" role="alert" title={trouble} />}
    </section>
  )
}
