import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '../web/codes.ts'
import { Failure } from '../web/failure.ts'
import { sendFile } from '../web/sendFile.ts'

type OnTheWay = { name: string; share: number }
/** What is done with a file that has arrived; its Failure is told like one of the way. */
type Deed = (id: string, file: File) => Promise<unknown>

/**
 * Sends files one after the other: a slow line is not shared. `sending` are those on their way; what went
 * wrong is said in the words of `failed`.
 */
export function useSending(failed: (name: string, why: string) => string) {
  const { t } = useTranslation()
  const { explain } = useCodes()
  const { message } = App.useApp()
  const [sending, setSending] = useState<readonly OnTheWay[]>([])
  const went = (name: string, share: number | null) =>
    setSending(now => {
      const others = now.filter(one => one.name !== name)
      return share === null ? others : [...others, { name, share }]
    })
  const sendOne = async (file: File, deed: Deed) => {
    if (file.size === 0) return t('web.attachments.empty')
    went(file.name, 0)
    try {
      await deed(await sendFile(file, share => went(file.name, share)), file)
    } catch (error) {
      if (error instanceof Failure) return explain(error)
      throw error
    } finally {
      went(file.name, null)
    }
    return null
  }
  const send = async (files: readonly File[], deed: Deed) => {
    for (const file of files) {
      const why = await sendOne(file, deed)
      if (why !== null) void message.error(failed(file.name, why), 8)
    }
  }
  return { sending, send }
}
