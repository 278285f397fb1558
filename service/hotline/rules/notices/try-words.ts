import type { Language } from '#core/languages.ts'
import type { Words } from './words.ts'

/** What a try says; `{company}` is who sends it. */
const TRY: Record<Language, Words> = {
  'zh-Hans': { title: '{company}：试发一条通知', body: '收到这条消息，说明通知可以发到这里。不用回复。' },
  'zh-Hant': { title: '{company}：試寄一則通知', body: '收到這則訊息，表示通知可以送到這裡，不需要回覆。' },
  en: {
    title: '{company}: trying out notices',
    body: 'If you read this, notices reach this place. No answer is needed.',
  },
}

export function tryWords(language: Language, company: string): Words {
  const { title, body } = TRY[language]
  return { title: title.replace('{company}', () => company), body }
}
