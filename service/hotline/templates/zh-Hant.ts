import type { Wording } from '../rules/notices/words.ts'

/** 簡訊與電子郵件共用：先講結論，再講怎麼辦，一則不超過三句。 */
export const zhHant: Wording = {
  greeting: '{customer} 您好：',
  signed: '{company} 敬上',
  stop: '若不想再收到這類通知，請點選：{stop}',
  ourNumber: '我們的服務專線',
  suggestion: '同仁的建議',
  notices: {
    'visit confirmed': {
      title: '到府時間已排定：{window}',
      body: '{technician} 師傅會在 {window} 到府服務。請留人在家，若需改期請儘早告知。',
    },
    'visit moved': {
      title: '到府時間改為 {window}',
      body: '依照與您的約定，到府時間改為 {window}，由 {technician} 師傅前往。原訂時間不必再等候。',
    },
    'technician on the way': {
      title: '{technician} 師傅已經出發',
      body: '{technician} 師傅已經出發，正在前往府上。',
    },
    'visit done': {
      title: '到府服務已完成',
      body: '今天的到府服務已經完成。使用上若有任何不對勁，請撥 {hotline}，我們會負責到底。',
    },
    'callback promised': {
      title: '我們會在 {due} 前回電給您',
      body: '我們答應在 {due} 前回電給您。若屆時沒有接到電話，是我們失約，請與我們聯絡。',
    },
    'answer sent': {
      title: '書面回覆已寄出',
      body: '先前答應您的書面回覆已經寄出。若過幾天仍未收到，請撥 {hotline}，我們會立刻查明。',
    },
    'answer mailed': {
      title: '您要的資料：{answer}',
      body: '您要的資料如下。還有不清楚的，請打 {hotline}。\n\n{answer}\n\n{words}',
    },
    'promise due soon': {
      title: '即將到期：{about}',
      body: '關於 {about} 的承諾將於 {due} 到期，目前尚未兌現。',
    },
    'promise broken': {
      title: '已經失約：{about}',
      body: '關於 {about} 的承諾原應在 {due} 前兌現，現已逾時。請先致電告知對方，再重新約定。',
    },
    'promise escalated': {
      title: '失約尚未處理：{about}',
      body: '關於 {about} 的承諾於 {due} 失約，至今無人處理。請指定一位同仁接手。',
    },
    'case handed over': {
      title: '請您接手：{about}',
      body: '{colleague}將 {about} 交給您。請在 {due} 前接手或退回，逾時未答覆會退還給原來的同事。',
    },
    'promises handed over': {
      title: '請您接手 {count} 項承諾',
      body: '{colleague}下班前交出 {count} 項承諾。請在 {due} 前接手或退回，逾時未答覆會退還給原來的同事。',
    },
  },
}
