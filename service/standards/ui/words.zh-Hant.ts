import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  refusals: {
    'published meanwhile': '剛才有人發布了新的標準，請看過之後再發布。',
    'nobody announces this event': '沒有這樣的事件，請檢查名稱。',
    'the past is not changed': '生效日期不能在過去。',
    'a promise needs time': '承諾須預留時間，請填寫分鐘數。',
  },
  events: { 'standard set': '修改服務標準', 'book published': '發布服務標準' },
} satisfies Words<typeof hans>
