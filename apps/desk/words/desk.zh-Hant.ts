import type { Words } from '#core/web/words.ts'
import type hans from './desk.zh-Hans.ts'

export default {
  name: '一諾',
  motto: '答應顧客的每件事，都有著落。',
  back: '返回',
  skip: '跳至主要內容',
  nav: {
    label: '主選單',
    home: '今日',
    staff: '員工',
    servicePoints: '服務據點',
    teams: '班組與技能',
    duty: '排班與請假',
    calendars: '工作行事曆',
    organisation: '組織',
    more: '更多',
    fold: '收合選單',
    unfold: '展開選單',
  },
  find: {
    label: '搜尋',
    hint: '電話末四碼、姓名、拼音首字母、地址、序號…',
    shortcut: '按 {{key}} 開始搜尋',
    none: '找不到「{{text}}」。可以試試電話末四碼，或姓名的拼音首字母。',
    found_other: '找到 {{count}} 筆',
    fuzzy: '相近的結果',
    keys: '↑ ↓ 選取，Enter 開啟，Esc 關閉',
    shorter: '請再多輸入一些',
  },
  menu: {
    account: '我的帳號',
    password: '變更密碼',
    signOut: '登出',
    company: '切換公司',
    language: '語言',
    shade: '外觀',
    light: '淺色',
    dark: '深色',
    system: '依系統設定',
  },
  home: {
    title: '今日',
    hello: '{{name}}，您好',
    quiet: '今天沒有等著您處理的事。',
    quietMore: '有新的工作交給您時，會顯示在這裡。',
  },

  broken: '系統剛剛更新，或是這一頁發生錯誤。重新整理後請再試一次；若仍無法使用，請告知管理員。',
  reload: '重新整理頁面',
} satisfies Words<typeof hans>
