import type { Language } from '#core/languages.ts'
import type { TakenOut } from '../contract/exports.ts'

/** What a table that leaves says of itself, in its name and on its last sheet. */
type Words = {
  what: Record<TakenOut, string>
  about: string
  title: string
  company: string
  by: string
  at: string
  filters: string
  noFilters: string
  masked: string
  seen: { masked: string; full: string }
  rows: string
  cut: string
}

export const WORDS: Record<Language, Words> = {
  'zh-Hans': {
    what: {
      customers: '客户档案',
      devices: '设备',
      answers: '答复',
      cases: '服务请求',
      promises: '承诺台账',
      visits: '上门记录',
      company: '全部资料',
    },
    about: '导出说明',
    title: '内容',
    company: '公司',
    by: '导出人',
    at: '导出时间',
    filters: '筛选',
    noFilters: '没有筛选',
    masked: '姓名、电话和地址',
    seen: { masked: '按导出人的角色遮盖', full: '完整' },
    rows: '行数',
    cut: '只导出了前 1,000,000 行。',
  },
  'zh-Hant': {
    what: {
      customers: '客戶檔案',
      devices: '設備',
      answers: '答覆',
      cases: '服務請求',
      promises: '承諾帳本',
      visits: '到府紀錄',
      company: '全部資料',
    },
    about: '匯出說明',
    title: '內容',
    company: '公司',
    by: '匯出人',
    at: '匯出時間',
    filters: '篩選',
    noFilters: '沒有篩選',
    masked: '姓名、電話與地址',
    seen: { masked: '依匯出人的角色遮蔽', full: '完整' },
    rows: '列數',
    cut: '只匯出了前 1,000,000 列。',
  },
  en: {
    what: {
      customers: 'Customers',
      devices: 'Devices',
      answers: 'Answers',
      cases: 'Service requests',
      promises: 'Promises',
      visits: 'Visits',
      company: 'Everything',
    },
    about: 'About this table',
    title: 'Content',
    company: 'Company',
    by: 'Exported by',
    at: 'Exported at',
    filters: 'Filters',
    noFilters: 'None',
    masked: 'Names, phones, addresses',
    seen: { masked: 'Masked, as for the role of who exported', full: 'Whole' },
    rows: 'Rows',
    cut: 'Only the first 1,000,000 rows were exported.',
  },
}
