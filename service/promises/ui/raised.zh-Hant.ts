import type { Words } from '#core/web/words.ts'
import type hans from './raised.zh-Hans.ts'

export default {
  chips: { damage: '受損優先', vulnerable: '優先照顧' },
  raise: '升高一級',
  title: '將這件服務案件升高一級',
  why: '原因',
  whys: { damage: '客戶正因此蒙受損失', vulnerable: '有人不便久候，請優先照顧' },
  lost: '損失是什麼',
  lostHint: '照客戶的話記，例如 傳真機裡積了一堆訂單',
  onlyThis: '例如家中有長輩、孩童，或行動不便的人。只記「優先照顧」，不寫是誰、什麼狀況。',
  effect: '從現在起，每一步提醒都會同時通知更高一級。答應客戶的時間不變。',
  label: '有特別的情況嗎',
  by: '{{name}}，{{at}}',
  takeBack: '取消',
  takeBackTitle: '取消「{{why}}」',
  takeBackEffect: '之後只按原本的步驟提醒；已經發出的提醒不收回。由誰取消會留在紀錄裡。',
  keep: '維持不變',
  aSecondPerson: '提出的人不能自己取消，請由另一位同事取消。',
} satisfies Words<typeof hans>
