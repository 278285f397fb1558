import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSending } from '#core/desk/useSending.ts'
import { uuidv7 } from '#core/ids.ts'
import { send as sendTo } from '#core/web/send.ts'
import { attachmentsOfAnswer, attachToAnswer } from '../contract/attachments.ts'

/** Sends pictures one after the other, each handed back as Markdown; what went wrong is said by its name. */
export function usePictures(answer: string, before: () => Promise<void>) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { sending, send } = useSending((name, why) => t('knowledge.answer.form.pictureFailed', { name, why }))
  const attach = async (id: string, file: File) => {
    await before()
    const question = { params: { id: answer }, body: { file: id } }
    const attached = await sendTo(attachToAnswer, question, { key: uuidv7() })
    void client.invalidateQueries({ queryKey: [attachmentsOfAnswer.url] })
    return `![${captionOf(file.name)}](attachment:${attached.id})`
  }
  return {
    sending,
    send: (files: readonly File[], insert: (markdown: string) => void) =>
      send(files, async (id, file) => insert(await attach(id, file))),
  }
}

/** What a picture is called, without what would end its place in Markdown; a screenshot has no name. */
const captionOf = (name: string) =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/[[\]\\]/g, ' ')
    .replace(/^image$/, '')
    .trim()
