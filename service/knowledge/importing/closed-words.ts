import { fold } from '#core/find/fold.ts'
import type { Language } from '#core/languages.ts'
import type { AUDIENCES, CONFIDENCES, DANGERS, KINDS } from '../rules/words.ts'

/** What lists call the words of a closed list: the first is how we write it, in 简体, 繁體, English. */
type Said = readonly [hans: string, hant: string, english: string, ...others: string[]]

const KIND_WORDS: Record<(typeof KINDS)[number], Said> = {
  answer: ['答复', '答覆', 'Answer', '问答', '知识', 'faq', 'article'],
  lesson: ['一分钟讲解', '一分鐘講解', 'One-minute lesson', '讲解', '课程', 'lesson'],
}
const AUDIENCE_WORDS: Record<(typeof AUDIENCES)[number], Said> = {
  internal: ['内部', '內部', 'Internal', '仅内部', '员工', '坐席', 'staff', 'agents', 'private'],
  customer: ['客户可看', '客戶可看', 'Customers', '客户', '公开', '对外', 'customer', 'public', 'external'],
}
const CONFIDENCE_WORDS: Record<(typeof CONFIDENCES)[number], Said> = {
  'work in progress': ['在写', '撰寫中', 'Work in progress', '草稿', '编写中', '进行中', 'draft', 'wip'],
  'not validated': ['未验证', '未驗證', 'Not validated', '未审核', '待审核', '待审', 'unverified', 'pending'],
  validated: [
    '已验证',
    '已驗證',
    'Validated',
    '已审核',
    '已发布',
    '发布',
    '生效',
    'published',
    'approved',
    'verified',
  ],
  archived: ['已归档', '已封存', 'Archived', '归档', '下架', '停用', '失效', 'retired', 'obsolete', '歸檔'],
}
const LANGUAGE_WORDS: Record<Language, Said> = {
  'zh-Hans': [
    '简体中文',
    '簡體中文',
    'Simplified Chinese',
    '简体',
    '中文',
    '汉语',
    'zh',
    'zh-cn',
    'chinese',
    'zh-Hans',
  ],
  'zh-Hant': [
    '繁体中文',
    '繁體中文',
    'Traditional Chinese',
    '繁体',
    '正体中文',
    '正體',
    'zh-tw',
    'zh-hk',
    'zh-Hant',
  ],
  en: ['英文', '英文', 'English', '英语', 'en-us', 'en-gb', 'en'],
}
const DANGER_WORDS: Record<(typeof DANGERS)[number], Said> = {
  roof: ['上屋顶', '上屋頂', 'Roof', '屋顶', '登高', '高处'],
  current: ['触电', '觸電', 'Current', '电', '用电', '漏电', 'electric shock', 'electricity'],
  scalding: ['烫伤', '燙傷', 'Scalding', '高温', '热水', 'burns', 'hot water'],
  falling: ['坠物', '墜物', 'Falling', '坠落', '掉落', 'falling objects'],
  gas: ['燃气', '瓦斯', 'Gas', '煤气', '漏气'],
  pressure: ['带压', '帶壓', 'Pressure', '压力', '高压', 'under pressure'],
}

/** One closed list as it is read from a cell and written into one. */
export type Closed<W extends string> = {
  read(cell: string): W | null
  write(word: W, language: Language): string
}

function closed<W extends string>(all: Record<W, Said>): Closed<W> {
  const known = new Map<string, W>()
  for (const [word, said] of Object.entries(all) as [W, Said][]) {
    for (const one of [word, ...said]) if (!known.has(fold(one))) known.set(fold(one), word)
  }
  return {
    read: cell => known.get(fold(cell)) ?? null,
    write: (word, language) => all[word][(['zh-Hans', 'zh-Hant', 'en'] as const).indexOf(language)] ?? word,
  }
}

export const KIND = closed(KIND_WORDS)
export const AUDIENCE = closed(AUDIENCE_WORDS)
export const CONFIDENCE = closed(CONFIDENCE_WORDS)
export const LANGUAGE = closed(LANGUAGE_WORDS)
export const DANGER = closed(DANGER_WORDS)

/** 简体 and 繁體 fold to one; what is folded away tells which it is. */
const SIMPLIFIED = /[们这说时对个来为国热显错误关开电压气水温总机检门问题没处线换设备灯险阀]/u
const foldedHan = (text: string) => Array.from(text).filter(one => /\p{Script=Han}/u.test(one))

/** The language of a text that does not say it: by its script, of Chinese by the form of its characters. */
export function languageOf(text: string): Language {
  const han = foldedHan(text.slice(0, 400))
  if (han.length === 0) return 'en'
  const traditional = han.filter(one => fold(one) !== one).length
  const simplified = han.filter(one => SIMPLIFIED.test(one) && fold(one) === one).length
  return traditional > 0 && traditional * 2 > simplified ? 'zh-Hant' : 'zh-Hans'
}
