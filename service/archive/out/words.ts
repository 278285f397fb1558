import type { Language } from '#core/languages.ts'
import type { Column } from '../contract/imports.ts'

/** Our columns as a list that leaves names them; `guessMapping` knows them when the list comes back. */
type Headings = Record<Exclude<Column, `service${string}`>, string>

export const HEADED: Record<Language, Headings> = {
  'zh-Hans': {
    customerName: '客户姓名',
    customerKind: '客户类型',
    contact: '联系人',
    phone: '联系电话',
    address: '地址',
    productLine: '产品线',
    model: '型号',
    serial: '序列号',
    purchasedOn: '购买日期',
    installedOn: '安装日期',
    installer: '初装人员',
    materials: '辅料明细',
    purchasePlace: '购买地点',
    note: '备注',
    birthday: '生日',
    otherDates: '重要日期',
    interests: '兴趣',
    grade: '客户等级',
  },
  'zh-Hant': {
    customerName: '客戶姓名',
    customerKind: '客戶類型',
    contact: '聯絡人',
    phone: '聯絡電話',
    address: '地址',
    productLine: '產品線',
    model: '型號',
    serial: '機身號碼',
    purchasedOn: '購買日期',
    installedOn: '安裝日期',
    installer: '安裝師傅',
    materials: '輔料明細',
    purchasePlace: '購買地點',
    note: '備註',
    birthday: '生日',
    otherDates: '重要日期',
    interests: '興趣',
    grade: '客戶等級',
  },
  en: {
    customerName: 'Customer name',
    customerKind: 'Customer type',
    contact: 'Contact person',
    phone: 'Phone',
    address: 'Address',
    productLine: 'Product line',
    model: 'Model',
    serial: 'Serial number',
    purchasedOn: 'Purchase date',
    installedOn: 'Installation date',
    installer: 'Installer',
    materials: 'Materials',
    purchasePlace: 'Place of purchase',
    note: 'Notes',
    birthday: 'Birthday',
    otherDates: 'Important dates',
    interests: 'Interests',
    grade: 'Customer grade',
  },
}

export const KIND_WORDS: Record<Language, Record<'person' | 'firm', string>> = {
  'zh-Hans': { person: '个人', firm: '单位' },
  'zh-Hant': { person: '個人', firm: '公司行號' },
  en: { person: 'Person', firm: 'Firm' },
}

export const DEVICE_HEADINGS: Record<Language, Record<'customer' | 'label', string>> = {
  'zh-Hans': { customer: '客户姓名', label: '标签链接' },
  'zh-Hant': { customer: '客戶姓名', label: '標籤連結' },
  en: { customer: 'Customer name', label: 'Label link' },
}
