import type { Language } from '#core/languages.ts'
import type { Content, Step } from '../contract/shapes.ts'
import { isEnd } from './content.ts'
import { plainMarkdown } from './plain.ts'
import type { Audience, Confidence } from './words.ts'

/** Most mail servers take 20 MB and more; bytes of documents grow by a third on the way. */
const MOST_BYTES = 12 * 1024 * 1024

export const MAIL_REFUSES = [
  'an internal answer is not sent',
  'the answer is archived',
  'the answer is still being written',
  'its documents are too large for a mail',
] as const

/** Why an answer cannot be mailed to a customer. @param bytes of its documents together */
export function whyNotMail(
  { audience, confidence }: { audience: Audience; confidence: Confidence },
  bytes: number,
): (typeof MAIL_REFUSES)[number] | null {
  if (audience === 'internal') return 'an internal answer is not sent'
  if (confidence === 'archived') return 'the answer is archived'
  if (confidence === 'work in progress') return 'the answer is still being written'
  return bytes > MOST_BYTES ? 'its documents are too large for a mail' : null
}

const WORDS = {
  'zh-Hans': {
    danger: '注意安全，不要自己动手：',
    solved: '解决了',
    visit: '请打电话给我们，我们上门',
    to: (n: number) => `看第 ${n} 步`,
    page: '也可以在这里看：',
  },
  'zh-Hant': {
    danger: '注意安全，請勿自行處理：',
    solved: '解決了',
    visit: '請打電話給我們，我們到府處理',
    to: (n: number) => `看第 ${n} 步`,
    page: '也可以在這裡看：',
  },
  en: {
    danger: 'Mind your safety, do not do this yourself:',
    solved: 'done',
    visit: 'ring us, we come',
    to: (n: number) => `go to ${n}`,
    page: 'It can be read here, too:',
  },
} as const

/**
 * An answer as a letter that somebody reads alone: what not to do, what it says, the guidance as numbered
 * steps with where each reply leads, and where it stands on our pages. In the answer's own language.
 */
export function letterOf(
  { body, safety, steps }: Pick<Content, 'body' | 'safety' | 'steps'>,
  language: Language,
  link: string | null,
): string {
  const say = WORDS[language]
  const numbers = new Map(steps.map(({ id }, n) => [id, n + 1]))
  const to = (where: string) => (isEnd(where) ? say[where] : say.to(numbers.get(where) ?? 1))
  const parts = [
    safety === null ? '' : [say.danger, safety.words].filter(Boolean).join('\n'),
    plainMarkdown(body),
    steps.map((step, n) => stepAs(step, n, to)).join('\n'),
    link === null ? '' : `${say.page}${link}`,
  ]
  return parts.filter(part => part !== '').join('\n\n')
}

function stepAs({ say, branches, next }: Step, n: number, to: (where: string) => string): string {
  const replies = branches.map(branch => `   ${branch.reply} → ${to(branch.to)}`)
  return [`${n + 1}. ${say}`, ...replies, ...(next === null ? [] : [`   → ${to(next)}`])].join('\n')
}
