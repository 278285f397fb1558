import type { Words } from '#core/web/words.ts'
import type hans from './synonyms.zh-Hans.ts'

export default {
  title: '同義詞',
  about:
    '客戶的說法不同，講的是同一件事。搜尋其中一個，其餘的也找得到。系統內建的詞組照樣有效，這裡加上自己的。',
  words: '意思相同的詞',
  wordsHint: '輸入一個詞按 Enter，至少兩個',
  add: '新增一組',
  takeBack: '移除',
  takeBackNamed: '移除「{{words}}」',
  by: '{{at}}，{{by}}',
  notedBy: '記下的人',
  takenBack: '最近移除的',
  takenBackBy: '移除的人',
  none: '還沒有自己的同義詞',
  noneMore: '在地的叫法、舊型號的俗稱、客戶常打錯的詞，都可以記在這裡。',
} as const satisfies Words<typeof hans>
