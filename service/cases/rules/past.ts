import { fold } from '#core/find/fold.ts'

/** The reactions by which past services of a list are written, and go out again with it. */
export const FROM_LISTS = 'cases: past services of a list'
export const OUT_WITH_LISTS = 'cases: past services of a list go out'
export const MORE_OUT = 'cases: more past services of a list go out'
export const OF_LISTS = [FROM_LISTS, OUT_WITH_LISTS, MORE_OUT] as const

/** How exactly the day of a past service is known: paper says 2019年3月, or a year. */
export const KNOWN_TO = ['day', 'month', 'year'] as const
export type KnownTo = (typeof KNOWN_TO)[number]

/** What a past service was: only repairs are rework, and only repairers are asked again. */
export const PAST_KINDS = ['repair', 'upkeep', 'installation'] as const
export type PastKind = (typeof PAST_KINDS)[number]

const BEFORE = '(?:新机|新機|首次|上门|上門|免费|免費|定期|例行|年度|季度|深度|常规|常規|整机|整機)*'
const AFTER = '(?:服务|服務|作业|作業|调试|調試|完成|完毕|完畢|正常|一次)*'
const INSTALLED = new RegExp(
  `^${BEFORE}(?:安装|安裝|装机|裝機|初装|初裝|送装|送裝|移机安装|移機安裝|调试|調試|` +
    `(?:new )?install(?:ation|ed)?|commissioning)${AFTER}$`,
  'iu',
)
const KEPT_UP = new RegExp(
  `^${BEFORE}(?:保养|保養|清洗|维护|維護|养护|養護|年检|年檢|巡检|巡檢|除垢|换滤芯|換濾芯|更换滤芯|更換濾心|` +
    `(?:annual |regular |routine )?(?:maintenance|cleaning|inspection|check-?up|descaling))${AFTER}$`,
  'iu',
)

/**
 * Lists of services hold installations and upkeep among the repairs. Only what says nothing but that is taken
 * out of the repairs: `保养时发现漏水` is one.
 */
export function kindOf(said: { fault: string; done: string }): PastKind {
  const words = (said.fault || said.done)
    .normalize('NFKC')
    .replace(/[\s,，、。.;；]+/gu, ' ')
    .trim()
  const parts = words.split(' ')
  const all = (what: RegExp) => what.test(words) || parts.every(part => what.test(part))
  if (words === '') return 'repair'
  if (all(INSTALLED)) return 'installation'
  return all(KEPT_UP) ? 'upkeep' : 'repair'
}

/**
 * Equal for two rows that tell of the same service of one customer, however they are written. Their own
 * number counts together with the day: many lists only count their rows.
 */
export function saidKey(it: {
  on: Temporal.PlainDate
  knownTo: KnownTo
  fault: string
  done: string
  by: string
  number: string
}): string {
  const day = [it.on.toString(), it.knownTo]
  const said = it.number === '' ? ['said', ...[it.fault, it.done, it.by].map(fold)] : ['no', fold(it.number)]
  return [...day, ...said].join('\u001f')
}

export const RECORD_REFUSES = ['the service is not past', 'not a device of this customer'] as const

/** What is still to come is booked, not written down. */
export function whyNotRecord(on: Temporal.PlainDate, today: Temporal.PlainDate) {
  return Temporal.PlainDate.compare(on, today) > 0 ? 'the service is not past' : null
}

/** The first day of what is known: 2019年3月 begins on its first. */
export function firstDay(on: Temporal.PlainDate, knownTo: KnownTo): Temporal.PlainDate {
  if (knownTo === 'day') return on
  return knownTo === 'month' ? on.with({ day: 1 }) : on.with({ month: 1, day: 1 })
}
