import type { Words } from '#core/web/words.ts'
import type hans from './public.zh-Hans.ts'

export default {
  title: '客戶頁面',
  where: '客戶在哪裡看',
  link: '網址',
  found: '客戶看得到',
  answers_other: '{{count}} 則',
  text: '不必登入，用手機掃標籤也到得了。只有標為「客戶可看」、不是撰寫中、沒有封存的答覆會出現；內部答覆搜尋不到，也不計數。',
  change: '更改網址',
  word: '網址中的名稱',
  wordMore: '3 到 40 個小寫英文字母、數字或連字號，電話裡念得清楚。更改後舊網址就打不開了。',
} as const satisfies Words<typeof hans>
