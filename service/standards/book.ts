import type { Standard } from './contract.ts'

/** The event of promises that were told in words: what such a line says of them is their ladder. */
export const TOLD = 'promise made'

/**
 * Half an hour before (domain.md CAL-9) and when it is broken whoever sees to it, an hour later the manager:
 * where a line says nothing else.
 */
export const ordinaryLadder: Standard['ladder'] = [
  { minutes: -30, to: 'owner' },
  { minutes: 0, to: 'owner' },
  { minutes: 60, to: 'manager' },
]

type Line = Omit<Standard, 'id' | 'edition' | 'effectiveFrom'>

/** What a line says where nothing else is said. */
export const ORDINARY: Omit<Line, 'event' | 'owes' | 'counted' | 'owner' | 'source'> = {
  reason: null,
  urgency: null,
  productLine: null,
  customerKind: null,
  customerGrade: null,
  minutes: 0,
  days: 0,
  atMinute: null,
  calendar: 'company',
  pausesFor: [],
  reopened: 'new cycle',
  ladder: [],
  upFor: ['damage', 'vulnerable'],
  off: false,
  needsReview: false,
}

type Said = Pick<Line, 'counted' | 'owner' | 'source'> & Partial<Line>

const line = (event: string, owes: Line['owes'], rest: Said): Line => ({
  event,
  owes,
  ...ORDINARY,
  ...rest,
})

const lines: Line[] = [
  // 售后服务完成之后不迟于24小时内应对客户进行一次回访: hours on the wall, nights and holidays count.
  line('visit finished', 'return visit', {
    counted: 'minutes',
    minutes: 24 * 60,
    owner: 'visitor',
    source: 'seeds/002 §五',
  }),
  // 谁接听,谁跟踪,谁反馈. Before the day ends the customer knows the answer, or why not and when (seeds/001). What is
  // opened in the last hour has until the end of the next working day: a promise must be possible.
  line('case opened', 'feedback', {
    counted: 'end of working day',
    minutes: 60,
    owner: 'first-asked',
    source: 'seeds/002 §二',
  }),
  line('case opened', 'feedback', {
    counted: 'minutes',
    minutes: 15,
    urgency: 'emergency',
    owner: 'first-asked',
    source: 'domain.md §7.2 SEV1',
    needsReview: true,
  }),
  // The time that is offered when somebody must be called back: two working hours (domain.md §7.2 SEV3).
  line('call received', 'callback', {
    counted: 'working minutes',
    minutes: 120,
    owner: 'handler',
    source: 'seeds/001',
    needsReview: true,
  }),
  // Calling at the promised time without a solution keeps the promise, and asks for the next one.
  line('called back without a solution', 'feedback', {
    counted: 'end of working day',
    minutes: 60,
    owner: 'first-asked',
    source: 'seeds/001',
  }),
  line('case reopened', 'feedback', {
    counted: 'working minutes',
    minutes: 120,
    owner: 'handler',
    source: 'domain.md §7.2 SEV3',
    needsReview: true,
  }),
  line('return visit unhappy', 'callback', {
    counted: 'working minutes',
    minutes: 120,
    owner: 'manager',
    source: 'seeds/004',
  }),
]

/** What every company promises until it adds a line of its own. */
export const shippedBook: readonly Standard[] = lines.map(line => ({
  id: null,
  edition: null,
  effectiveFrom: null,
  ...line,
}))
