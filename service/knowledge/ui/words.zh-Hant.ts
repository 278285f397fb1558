import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  title: '答覆中心',
  kinds: { answer: '答覆', lesson: '一分鐘講解' },
  audiences: { internal: '內部', customer: '顧客可看' },
  confidences: {
    'work in progress': '撰寫中',
    'not validated': '未驗證',
    validated: '已驗證',
    archived: '已封存',
  },
  dangers: {
    roof: '上屋頂',
    current: '觸電',
    scalding: '燙傷',
    falling: '墜落物',
    gas: '瓦斯',
    pressure: '帶壓',
  },
  levels: { symptom: '現象', section: '部位', cause: '原因' },
  refusals: {},
  events: {},
} satisfies Words<typeof hans>
