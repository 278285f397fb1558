import type { Language } from '#service/people/contract/exports.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { Standing } from '../contract.ts'

/** Headings and words of a table of promises; the words are those of the page. */
type Words = {
  headings: readonly string[]
  kinds: Record<PromiseKind, string>
  standings: Record<Standing, string>
  byStandard: string
}

export const PROMISE_WORDS: Record<Language, Words> = {
  'zh-Hans': {
    headings: [
      '类别',
      '状态',
      '服务请求',
      '客户',
      '关于什么',
      '从',
      '答应的时间',
      '答应的人',
      '作出时间',
      '谁来办',
      '了结时间',
      '试过次数',
    ],
    kinds: { callback: '回电', 'visit window': '上门', feedback: '反馈', 'return visit': '回访' },
    standings: {
      open: '待履约',
      broken: '已失约',
      kept: '已履约',
      'kept late': '迟履约',
      renegotiated: '已改约',
      withdrawn: '已撤回',
      'not reached': '没有联系上',
    },
    byStandard: '按服务标准',
  },
  'zh-Hant': {
    headings: [
      '類別',
      '狀態',
      '服務請求',
      '客戶',
      '關於什麼',
      '從',
      '答應的時間',
      '答應的人',
      '作出時間',
      '負責的人',
      '了結時間',
      '試過次數',
    ],
    kinds: { callback: '回電', 'visit window': '到府', feedback: '回覆', 'return visit': '回訪' },
    standings: {
      open: '待履約',
      broken: '已失約',
      kept: '已履約',
      'kept late': '遲履約',
      renegotiated: '已改約',
      withdrawn: '已撤回',
      'not reached': '未聯絡上',
    },
    byStandard: '依服務標準',
  },
  en: {
    headings: [
      'Kind',
      'Standing',
      'Case',
      'Customer',
      'About what',
      'From',
      'Promised for',
      'Promised by',
      'Made',
      'Sees to it',
      'Settled',
      'Tries',
    ],
    kinds: {
      callback: 'Callback',
      'visit window': 'Visit',
      feedback: 'Feedback',
      'return visit': 'Return visit',
    },
    standings: {
      open: 'Open',
      broken: 'Broken',
      kept: 'Kept',
      'kept late': 'Kept late',
      renegotiated: 'Renegotiated',
      withdrawn: 'Withdrawn',
      'not reached': 'Not reached',
    },
    byStandard: 'by the standard',
  },
}
