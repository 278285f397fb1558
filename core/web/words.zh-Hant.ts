import type { Words } from './words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  failure: {
    'signed out': { title: '請先登入', text: '登入已失效，請重新登入。' },
    forbidden: { title: '這裡需要其他角色', text: '您的角色不包含這一項。若工作需要，請管理員為您加上。' },
    unknown: { title: '這裡沒有內容', text: '要找的內容不存在，或是不由您查看。' },
    refusals: {
      'this command id was used for something else': '這一步已用於其他操作，請重新整理頁面後再試。',
    },
    unreadables: {
      'This is not a phone number.': '這不像電話號碼，請檢查。',
      'No phone can be read here.': '這不像電話號碼，請檢查。',
      'not a time zone': '沒有這個時區。',
    },
    refused: { title: '這次沒有辦成', text: '系統沒有接受這個步驟。' },
    unreadable: { title: '有一處看不懂', text: '請檢查填寫的內容。' },
    'too many': { title: '請稍候', text: '請求過於頻繁，請一分鐘後再試。' },
    offline: { title: '無法連線到伺服器', text: '沒有收到回應。請檢查網路後再試一次。' },
    broken: { title: '系統發生錯誤', text: '問題已記錄。請再試一次；若仍無法使用，請告知管理員。' },
  },
  refusals: {
    'this command id was used for something else': '這一步已用於其他操作，請重新整理頁面後再試。',
  },
  unreadables: {
    'This is not a phone number.': '這不像電話號碼，請檢查。',
    'No phone can be read here.': '這不像電話號碼，請檢查。',
    'not a time zone': '沒有這個時區。',
  },
  refused: '這次沒有辦成（{{code}}）。',
  retry: '再試一次',
  more: '顯示更多',
  loading: '讀取中…',
  nothing: '目前沒有內容',
  home: '回到首頁',
  save: '儲存',
  cancel: '取消',
  close: '關閉',
  yes: '是',
  no: '否',
  required: '請填寫此欄',
  checkFields: '有幾處需要修改，已標示於下方。',
  day: '日期',
  time: '時間',
  quickTimes: '常用時間',
  dayHint: '如 2024-3-5',
  noDay: '看不懂這個日期，請寫成 2024-3-5',
  byItself: '系統',
  sendKeys: 'Ctrl + Enter',
  offlineBanner: '網路已中斷。畫面上的內容可能不是最新的；恢復連線後會自動更新。',
} satisfies Words<typeof hans>
