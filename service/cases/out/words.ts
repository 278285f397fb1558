import type { Language } from '#service/people/contract/exports.ts'
import type { Outcome, Reason, Urgency } from '../contract.ts'

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
    ],
    reasons: { repair: '报修', consultation: '咨询', complaint: '投诉', suggestion: '建议' },
    urgencies: { normal: '一般', urgent: '加急', emergency: '紧急' },
    outcomes: {
      solved: '已解决',
      'solved by phone': '电话解决',
      answered: '已答复',
      'not wanted': '客户不再需要',
      'not solvable': '无法解决',
    },
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
    ],
    reasons: { repair: '報修', consultation: '諮詢', complaint: '抱怨', suggestion: '建議' },
    urgencies: { normal: '一般', urgent: '加急', emergency: '緊急' },
    outcomes: {
      solved: '已解決',
      'solved by phone': '電話中解決',
      answered: '已答覆',
      'not wanted': '客戶不再需要',
      'not solvable': '無法解決',
    },
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
    ],
    reasons: { repair: 'Repair', consultation: 'Question', complaint: 'Complaint', suggestion: 'Suggestion' },
    urgencies: { normal: 'Normal', urgent: 'Urgent', emergency: 'Emergency' },
    outcomes: {
      solved: 'Solved',
      'solved by phone': 'Solved by phone',
      answered: 'Answered',
      'not wanted': 'No longer wanted',
      'not solvable': 'Cannot be solved',
    },
  },
}
