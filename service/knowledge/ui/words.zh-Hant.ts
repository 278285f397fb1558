import type { Words } from '#core/web/words.ts'
import answer from './answer.zh-Hant.ts'
import faults from './faults.zh-Hant.ts'
import publicPage from './public.zh-Hant.ts'
import synonyms from './synonyms.zh-Hant.ts'
import type hans from './words.zh-Hans.ts'

export default {
  faults,
  synonyms,
  public: publicPage,
  title: '答覆中心',
  answer,
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
  refusals: {
    'no such fault above': '上一層故障不存在，請重新選擇。',
    'no such product': '沒有這條產品線或這個型號。',
    'there are three levels': '最多三層：現象、部位、原因。',
    'not of the same product': '它所屬的產品和上一層不同，不能放到那裡。',
    'what it belongs to is put away': '上一層已停用，請先恢復上一層。',
    'there is such a fault': '這裡已經有相同的代碼和名稱。',
    'it would be under itself': '不能移到它自己底下。',
    'put away already': '已經停用了。',
    'it is in use': '它本來就在使用中。',
    'the same word twice': '有一個詞重複了。',
    'a word without letters': '有一個詞只有標點，請輸入文字。',
    'this address is taken': '這個名稱已經有人使用，請換一個。',
    'taken back already': '已經移除了。',
    'this answer never said so': '這則答覆裡沒有這一步，請重新整理後再選。',
    'the answer is archived': '這則答覆已封存，請換一則。',
    'this is no lesson': '這不是一分鐘講解。',
  },
  events: {
    'fault added': '新增故障代碼',
    'fault edited': '修改故障代碼',
    'fault moved': '移動故障代碼',
    'fault put away': '停用故障代碼',
    'fault brought back': '恢復故障代碼',
    'public address set': '變更客戶頁面的網址',
    'synonyms changed': '變更同義詞',
    'answer told': '告知答覆',
    'answer sent': '寄出答覆',
    'lesson told': '做一分鐘講解',
    'answer read on a visit': '到府時查看答覆',
    'answer helped': '答覆有用',
    'answer did not help': '答覆未能解決',
    'answer contradicted': '答覆後問題再度出現',
  },
} satisfies Words<typeof hans>
