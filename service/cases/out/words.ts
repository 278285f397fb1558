import type { Language } from '#core/languages.ts'
import type { Outcome, Reason, Urgency } from '../contract.ts'
import en from '../ui/words.en.ts'
import hans from '../ui/words.zh-Hans.ts'
import hant from '../ui/words.zh-Hant.ts'

/** Headings and words of a table of cases; the words are those of the page. */
type Words = {
  headings: readonly string[]
  reasons: Record<Reason, string>
  urgencies: Record<Urgency, string>
  outcomes: Record<Outcome, string>
}

export const CASE_WORDS: Record<Language, Words> = {
  'zh-Hans': {
    headings: [
      '单号',
      '受理时间',
      '客户',
      '来电类别',
      '紧急程度',
      '故障现象',
      '首问负责人',
      '处理人',
      '关闭时间',
      '结果',
      '维修内容',
      '维修人员',
      '收费',
      '维修单号',
    ],
    reasons: hans.reasons,
    urgencies: hans.urgencies,
    outcomes: hans.outcomes,
  },
  'zh-Hant': {
    headings: [
      '單號',
      '受理時間',
      '客戶',
      '來電類別',
      '緊急程度',
      '故障現象',
      '首問負責人',
      '處理人',
      '結案時間',
      '結果',
      '維修內容',
      '維修人員',
      '收費',
      '維修單號',
    ],
    reasons: hant.reasons,
    urgencies: hant.urgencies,
    outcomes: hant.outcomes,
  },
  en: {
    headings: [
      'Number',
      'Opened',
      'Customer',
      'Reason',
      'Urgency',
      'Symptom',
      'First asked',
      'Handler',
      'Closed',
      'Outcome',
      'Work done',
      'Repaired by',
      'Charge',
      'Service number',
    ],
    reasons: en.reasons,
    urgencies: en.urgencies,
    outcomes: en.outcomes,
  },
}
