import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '#core/ids.ts'
import { useCodes } from '#core/web/codes.ts'
import { Failure } from '#core/web/failure.ts'
import { send as sendTo } from '#core/web/send.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { attachmentsOfAnswer, attachToAnswer } from '../contract/attachments.ts'

/** Sends pictures one after the other, each handed back as Markdown; what went wrong is said by its name. */
export function usePictures(answer: string, before: () => Promise<void>) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [sending, setSending] = useState<string[]>([])
  const sendOne = async (file: File) => {
    await before()
    const id = await sendFile(file)
    const attached = await sendTo(
      attachToAnswer,
      { params: { id: answer }, body: { file: id } },
      { key: uuidv7() },
    )
    void client.invalidateQueries({ queryKey: [attachmentsOfAnswer.url] })
    return `![${captionOf(file.name)}](attachment:${attached.id})`
  }
  const send = async (files: readonly File[], insert: (markdown: string) => void) => {
    for (const file of files) {
      setSending(now => [...now, file.name])
      try {
        insert(await sendOne(file))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const why = explain(error)
        void message.error(t('knowledge.answer.form.pictureFailed', { name: file.name, why }), 8)
      } finally {
        setSending(now => now.filter(name => name !== file.name))
      }
    }
  }
  return { sending, send }
}

/** What a picture is called, without what would end its place in Markdown; a screenshot has no name. */
const captionOf = (name: string) =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/[[\]\\]/g, ' ')
    .replace(/^image$/, '')
    .trim()
