import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  missing: '結案之前還差',
  nothingMissing: '都已辦妥，可以結案。',
  close: '結案',
  closeTitle: '服務請求結案',
  word: '最後說明',
  wordHint: '給日後查閱的人，一句話說清楚',
  wordNeeded: '請說明為什麼這樣結束。',
  mayNotYet: '還不能結案：{{what}}',
  reopen: '重新開啟',
  reopenTitle: '重新開啟服務請求',
  why: '為什麼重新開啟',
  whyHint: '照客戶的原話記錄',
  refusals: {
    'say why it ends like this': '請說明為什麼這樣結束。',
    'a promise is still open': '還有承諾尚未履行。',
    'a visit is still planned': '還有約好的到府。',
    'a visit is not finished': '到府尚未結束。',
    'the work is not finished': '上次到府沒有做完。',
    'the return visit is missing': '尚未回訪。',
    'it still does not work': '回訪得知問題仍在。',
    'a hand-over is waiting': '有一次移交在等候對方接受。',
    'nothing was done yet': '尚未做任何處理。',
  },
} satisfies Words<typeof hans>
