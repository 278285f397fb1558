import type { NoticeLanguage } from '../contract/notices.ts'

/** Each in itself: whoever chooses reads his own. */
export const LANGUAGE_NAMES: Record<NoticeLanguage, string> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}
