const hans = {
  itself: '简体中文',
  title: '这台机器的服务',
  machine: '机器',
  device: '设备',
  number: '标签号',
  call: '拨打服务热线',
  ring: '打电话时请报标签号，我们马上知道是哪台机器。',
  noHotline: '服务热线还没有登记在这里。请看购机凭证上的电话，并报上标签号。',
  ready: '拨打之前，这些准备好会更快',
  things: [
    '标签号，就在上面',
    '机器现在的样子：显示的代码、声音、有没有漏水',
    '什么时候开始的，之前做过什么',
    '购机时留的姓名或电话',
    '方便上门的时间',
  ],
  danger: '有焦味、漏电或漏气：先断电、关阀，离开后再打电话。',
  nothing: '这个页面不显示您的个人信息，也不收集。',
  goneTitle: '这个标签打不开',
  gone: '可能已经停用，或地址没有抄全。请扫机器上最新的标签，或看购机凭证上的服务电话。',
  busyTitle: '请稍等一分钟',
  busy: '刚才打开得太频繁了。服务电话也印在标签上。',
  awayTitle: '暂时打不开',
  away: '请过一会儿再试。服务电话也印在标签上，可以直接拨打。',
  stopTitle: '不再接收这类通知？',
  stop: '点一下就停。您的维修照常进行，需要时我们仍会打电话给您。',
  stopButton: '停止通知',
  stoppedTitle: '已经停止',
  stopped: '我们不再往这里发通知。以后想恢复，打服务热线说一声就行。',
}

export type PortalWords = typeof hans

const hant: PortalWords = {
  itself: '繁體中文',
  title: '這台機器的服務',
  machine: '機器',
  device: '設備',
  number: '標籤號碼',
  call: '撥打服務專線',
  ring: '來電時請報標籤號碼，我們馬上知道是哪一台機器。',
  noHotline: '這裡還沒有登記服務專線。請看購買憑證上的電話，並報上標籤號碼。',
  ready: '撥打之前，先準備好會更快',
  things: [
    '標籤號碼，就在上面',
    '機器現在的樣子：顯示的代碼、聲音、有沒有漏水',
    '什麼時候開始的，之前做過什麼',
    '購買時留的姓名或電話',
    '方便到府的時間',
  ],
  danger: '有焦味、漏電或瓦斯外洩：先斷電、關閥，離開後再打電話。',
  nothing: '這個頁面不顯示您的個人資料，也不蒐集。',
  goneTitle: '這張標籤打不開',
  gone: '可能已經停用，或網址沒有抄完整。請掃機器上最新的標籤，或看購買憑證上的服務電話。',
  busyTitle: '請稍等一分鐘',
  busy: '剛才開得太頻繁了。服務電話也印在標籤上。',
  awayTitle: '暫時打不開',
  away: '請過一會兒再試。服務電話也印在標籤上，可以直接撥打。',
  stopTitle: '不再接收這類通知？',
  stop: '按一下就停止。您的維修照常進行，需要時我們仍會打電話給您。',
  stopButton: '停止通知',
  stoppedTitle: '已經停止',
  stopped: '我們不會再寄通知到這裡。日後想恢復，撥服務專線告訴我們即可。',
}

const en: PortalWords = {
  itself: 'English',
  title: 'Service for this machine',
  machine: 'Machine',
  device: 'Device',
  number: 'Label number',
  call: 'Call the service hotline',
  ring: 'Tell us the label number when you call: we then know at once which machine it is.',
  noHotline:
    'The hotline is not given here yet. Please use the phone number on your receipt and tell them the label number.',
  ready: 'It goes faster with these at hand',
  things: [
    'The label number, just above',
    'What the machine does now: codes on the display, sounds, leaks',
    'Since when, and what was tried before',
    'The name or phone given when it was bought',
    'When somebody could come',
  ],
  danger: 'A burning smell, a shock or gas: switch off, close the valve, leave, then call.',
  nothing: 'This page shows no personal data of yours and collects none.',
  goneTitle: 'This label opens nothing',
  gone: 'It may have been replaced, or the address is not complete. Scan the newest label on the machine, or use the phone number on your receipt.',
  busyTitle: 'One minute, please',
  busy: 'This was opened too often just now. The hotline also stands on the label.',
  awayTitle: 'Not available just now',
  away: 'Please try again in a while. The hotline also stands on the label; you can simply call.',
  stopTitle: 'Stop these notices?',
  stop: 'One press and they stop. Your repair goes on as it was, and we still ring you where it is needed.',
  stopButton: 'Stop the notices',
  stoppedTitle: 'They are stopped',
  stopped: 'We send no more notices here. Should you want them again, tell us on the phone.',
}

export const words = { 'zh-Hans': hans, 'zh-Hant': hant, en }
export type PortalLanguage = keyof typeof words
export const portalLanguages = Object.keys(words) as PortalLanguage[]

/**
 * The language chosen on the page, else the first of the browser's that we speak; 繁體 by script or region
 * (TW, HK, MO). Who says nothing reads 简体: it is what scanners of China's apps leave out.
 */
export function portalLanguage(chosen: unknown, accepted: string | undefined): PortalLanguage {
  const named = portalLanguages.find(language => language === chosen)
  if (named !== undefined) return named
  if (!accepted?.trim()) return 'zh-Hans'
  for (const part of accepted.slice(0, 500).split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh\b/.test(tag)) {
      return /-(hant|tw|hk|mo)\b/.test(tag) && !tag.includes('-hans') ? 'zh-Hant' : 'zh-Hans'
    }
    if (/^en\b/.test(tag)) return 'en'
  }
  return 'en'
}
