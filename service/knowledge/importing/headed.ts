import type { Language } from '#core/languages.ts'
import type { Column } from '../contract/import-shapes.ts'

/**
 * Our columns as a list that leaves names them; `guessMapping` knows them when it comes back. The pages say
 * the same words (ui/imports.*.ts): whoever saw them there finds them in the file.
 */
export const HANS = {
  title: '标题',
  phrasings: '其他问法',
  body: '答复',
  steps: '电话指导',
  dangers: '危险',
  safetyWords: '安全提示',
  parts: '常用配件',
  lines: '产品线',
  models: '型号',
  faults: '故障代码',
  externalId: '外部编号',
  kind: '类型',
  language: '语言',
  audience: '给谁看',
  confidence: '可信程度',
  reviewOn: '复核日期',
} as const satisfies Record<Column, string>

export const HANT = {
  title: '標題',
  phrasings: '其他問法',
  body: '答覆',
  steps: '電話指導',
  dangers: '危險',
  safetyWords: '安全提示',
  parts: '常用零件',
  lines: '產品線',
  models: '型號',
  faults: '故障代碼',
  externalId: '外部編號',
  kind: '類型',
  language: '語言',
  audience: '給誰看',
  confidence: '可信程度',
  reviewOn: '複核日期',
} as const satisfies Record<Column, string>

export const EN = {
  title: 'Title',
  phrasings: 'Other phrasings',
  body: 'Answer',
  steps: 'Phone guidance',
  dangers: 'Dangers',
  safetyWords: 'Safety note',
  parts: 'Usual parts',
  lines: 'Product lines',
  models: 'Models',
  faults: 'Fault codes',
  externalId: 'External ID',
  kind: 'Kind',
  language: 'Language',
  audience: 'Audience',
  confidence: 'Confidence',
  reviewOn: 'Review date',
} as const satisfies Record<Column, string>

export const HEADED: Record<Language, Record<Column, string>> = { 'zh-Hans': HANS, 'zh-Hant': HANT, en: EN }
