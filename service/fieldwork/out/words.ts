import type { Language } from '#core/languages.ts'
import type { BreakOffReason, FaultClass } from '../rules.ts'
import en from '../ui/words.en.ts'
import hans from '../ui/words.zh-Hans.ts'
import hant from '../ui/words.zh-Hant.ts'

/** Headings and words of a table of visits; the words are those of the page. */
type Words = {
  headings: readonly string[]
  faults: Record<FaultClass, string>
  breakOffs: Record<BreakOffReason, string>
}

export const VISIT_WORDS: Record<Language, Words> = {
  'zh-Hans': {
    headings: [
      '服务请求',
      '客户',
      '型号',
      '序列号',
      '服务工程师',
      '到达',
      '离开',
      '故障现象',
      '故障原因',
      '处理措施',
      '向客户的解释',
      '用料',
      '没有做完的原因',
      '责任判定',
    ],
    faults: hans.faults,
    breakOffs: hans.breakOffs,
  },
  'zh-Hant': {
    headings: [
      '服務請求',
      '客戶',
      '型號',
      '機身號碼',
      '服務工程師',
      '到達',
      '離開',
      '故障現象',
      '故障原因',
      '處理措施',
      '向客戶的說明',
      '用料',
      '未能完成的原因',
      '責任判定',
    ],
    faults: hant.faults,
    breakOffs: hant.breakOffs,
  },
  en: {
    headings: [
      'Case',
      'Customer',
      'Model',
      'Serial number',
      'Technician',
      'Arrived',
      'Left',
      'Symptom',
      'Cause',
      'Work done',
      'Told to the customer',
      'Materials used',
      'Why not finished',
      'Whose doing',
    ],
    faults: en.faults,
    breakOffs: en.breakOffs,
  },
}
