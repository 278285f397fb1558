import type { Words } from '#core/web/words.ts'
import type hans from './contracts.zh-Hans.ts'

export default {
  title: '服務合約',
  none: '沒有記下服務合約。',
  plan: '合約名稱',
  planHint: '與服務標準裡寫的一致，例如 金牌保養',
  add: '記一份合約',
  device: '適用於',
  allDevices: '名下所有設備',
  from: '生效日',
  until: '到期日',
  span: '{{from}} 至 {{until}}',
  standings: { 'in force': '生效中', 'to come': '尚未生效', over: '已結束' },
  end: '提前結束',
  endOf: '提前結束「{{plan}}」',
  lastDay: '最後一天',
} satisfies Words<typeof hans>
