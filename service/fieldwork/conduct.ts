/**
 * 上门规范: how we behave at a customer's (seeds/002 §四, seeds/000 礼净律, domain.md §7.1), as data. A visit keeps
 * the edition that was ticked, so an edition that was in use is never changed: a new one is put before it.
 * What is proved by a fact of its own is no item here: the certificate (dispatch sends nobody without),
 * photos, the signature.
 */
export const PHASES = ['before', 'door', 'work', 'after'] as const
export type Phase = (typeof PHASES)[number]

export type ConductItem = {
  code: string
  phase: Phase
  /** Left undone it needs a reason before the visit can be finished. */
  required: boolean
  text: { 'zh-Hans': string; 'zh-Hant': string; en: string }
  source: string
}

export type Edition = { edition: string; items: readonly ConductItem[] }

type Line = [code: string, required: boolean, hans: string, hant: string, en: string, source: string]

const of = (phase: Phase, lines: readonly Line[]): ConductItem[] =>
  lines.map(([code, required, hans, hant, en, source]) => ({
    code,
    phase,
    required,
    text: { 'zh-Hans': hans, 'zh-Hant': hant, en },
    source,
  }))

const before = of('before', [
  [
    'window confirmed',
    true,
    '出发前打过电话，和客户确认了时间',
    '出發前打過電話，與客戶確認時間',
    'Rang before leaving and confirmed the time',
    'seeds/002 §二; domain.md §7.1',
  ],
  [
    'card read',
    true,
    '看过这台设备以前的故障和初装人员',
    '看過這台設備的維修紀錄與原安裝人員',
    'Read the unit’s last faults and who installed it',
    'seeds/002 §三; domain.md §7.1',
  ],
  [
    'parts loaded',
    true,
    '按故障带齐了配件和工具',
    '依故障帶齊零件與工具',
    'Parts and tools for this symptom are loaded',
    'domain.md §7.1',
  ],
  [
    'uniform',
    true,
    '穿着整洁的工作服，戴着工牌',
    '穿著整潔的制服並配戴識別證',
    'Clean uniform and badge on',
    'seeds/002 §四',
  ],
])

const door = of('door', [
  [
    'on time',
    true,
    '按约定的时间到，来不及的话事先告诉了客户',
    '依約定時間到達；趕不及的話事先告知了客戶',
    'Came on time, or told the customer beforehand',
    'seeds/002 §二, §四',
  ],
  [
    'greeted',
    true,
    '先问好，出示工牌',
    '先問好並出示識別證',
    'Greeted and showed my badge',
    'seeds/000 礼; domain.md MR-7',
  ],
  [
    'shoe covers',
    true,
    '进门换上鞋套',
    '進門套上鞋套',
    'Put on shoe covers',
    'seeds/002 §四; domain.md §7.1',
  ],
  [
    'listened',
    true,
    '请客户讲故障，耐心听完，没有打断',
    '請客戶說明故障，耐心聽完不打斷',
    'Asked what is wrong and listened to the end',
    'seeds/002 §四; domain.md §7.1',
  ],
])

const work = of('work', [
  [
    'mat',
    false,
    '工具下面铺了垫布',
    '工具下面鋪了墊布',
    'Laid a mat under the tools',
    'seeds/000 净; domain.md §7.1',
  ],
  [
    'power off',
    true,
    '动手之前断电、断水',
    '動手之前先斷電、關水',
    'Power and water off before starting',
    'domain.md §7.1',
  ],
  [
    'plan told',
    true,
    '先讲清怎么修、要花多少钱，客户同意了才动手',
    '先說明怎麼修、要多少錢，客戶同意才動手',
    'Told the plan and the price first; the customer agreed',
    'domain.md MR-7, PR-15',
  ],
  [
    'quiet',
    true,
    '不谈与工作无关的事，不喧哗，不吸烟',
    '不談與工作無關的事，不喧嘩，不抽菸',
    'No small talk about other things, no noise, no smoking',
    'seeds/002 §四; domain.md §7.1',
  ],
  [
    'nothing on the side',
    true,
    '没有收小费，没有私下接活',
    '沒有收小費，沒有私下接案',
    'No tips, no private deals',
    'seeds/000 律; domain.md §7.1',
  ],
  [
    'old part shown',
    false,
    '换下的旧件给客户看过或交还了',
    '換下的舊件給客戶看過或交還了',
    'Showed or returned the old part',
    'domain.md §7.1',
  ],
])

const after = of('after', [
  [
    'tried together',
    true,
    '和客户一起试过，确认好用',
    '與客戶一起試過，確認正常',
    'Tried it together with the customer',
    'domain.md §7.1',
  ],
  [
    'explained',
    true,
    '照实讲清了故障原因，教了客户今后怎么用',
    '據實說明故障原因，也教了客戶往後怎麼用',
    'Explained the cause truthfully and how to use it',
    'seeds/002 §六; seeds/000 专业',
  ],
  [
    'bill handed over',
    false,
    '收了费的，结算单交给了客户',
    '有收費的，結帳單已交給客戶',
    'Where money was taken: handed over the settlement list',
    'domain.md §7.1',
  ],
  [
    'cleaned',
    true,
    '垃圾打包带走，现场擦干净',
    '垃圾打包帶走，現場擦乾淨',
    'Took the rubbish along and cleaned up',
    'seeds/002 §四; seeds/000 净',
  ],
  [
    'next told',
    true,
    '告诉了客户保修到什么时候、会有同事回访',
    '告知客戶保固到何時、會有同事回訪',
    'Told how long the repair is covered and that a colleague will call',
    'seeds/002 §五; domain.md §7.1',
  ],
])

/** What came with the house: ticked until a company publishes an edition of its own. */
export const SHIPPED: Edition = { edition: '2026-11', items: [...before, ...door, ...work, ...after] }

/** Nothing left out: for the demo world and for tests. */
export const allDone = () => ({
  edition: SHIPPED.edition,
  done: SHIPPED.items.map(({ code }) => code),
  unmet: [],
})
