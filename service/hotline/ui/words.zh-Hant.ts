import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  conversations: '往來紀錄',
  channel: '方式',
  channels: {
    phone: '電話',
    'walk-in': '到店',
    letter: '信件',
    'e-mail': '電子郵件',
    web: '網頁',
    wechat: '微信',
  },
  directions: { in: '客戶來訊', out: '我方聯繫' },
  contact: '對方',
  himself: '客戶本人',
  said: '談話內容',
  toldCustomer: '如何告知客戶',
  toldHint: '用一句話記下您對客戶說的話',
  notReached: '未聯絡上',
  none: '目前沒有往來紀錄',
  loggedLater: '{{at}} 補記',
  events: { 'conversation logged': '往來紀錄' },
  refusals: {
    'it has not happened yet': '時間還沒到，不能預先記錄。',
    'too long ago to be logged': '時間過久（超過 30 天），請改寫為備註。',
    'not a contact of this customer': '這位聯絡人不屬於這位客戶。',
    'only an outgoing call can miss somebody': '只有我方撥出的電話才會「未聯絡上」。',
    'what was said is missing': '請記下談話內容。',
  },
} satisfies Words<typeof hans>
