import { dice } from '#db/world/dice.ts'
import type { Sizes } from '../town/rows.ts'
import { inhabitant, machine } from '../town/town.ts'
import type { Doing, Saying } from './line.ts'

const get = (path: string): Saying => ({ method: 'GET', path })

/**
 * One call as the console takes it: whose number is it, with his file, what is open, what we owe him and what
 * was said last; then the words, the case and the promised callback in one deed.
 */
export function intake(sizes: Sizes, seed: number): Doing {
  const n = dice(seed).between(0, sizes.customers - 1)
  const { id, phone } = inhabitant(n)
  const body = {
    customerId: id,
    channel: 'phone',
    said: '昨晚开始不出热水,上水正常,显示屏也亮',
    about: {
      trouble: {
        deviceId: machine(n, sizes.customers).id,
        reason: 'repair',
        symptom: '不出热水',
        urgency: 'normal',
      },
    },
    ending: {
      as: 'callback',
      dueAt: Temporal.Now.instant().add({ hours: 2 }).toString({ smallestUnit: 'second' }),
      about: '问过师傅再告诉您',
    },
  }
  return [[get(`/api/callers?phone=${phone}`)], [{ method: 'POST', path: '/api/calls', body }]]
}

export type List = { name: string; path: string }

/** Each with a million, or all there are. */
export const LISTS: readonly List[] = [
  { name: 'cases', path: '/api/cases?' },
  { name: 'closed cases', path: '/api/cases?open=false' },
  { name: 'customers', path: '/api/archive/customers?' },
  { name: 'promises', path: '/api/promises?' },
  { name: 'promises kept late', path: '/api/promises?standing=kept%20late' },
  { name: 'callbacks', path: '/api/promises?kind=callback' },
]

const PER_PAGE = 50
const PAGE = 1000

export const page = ({ path }: List, after: string | null) =>
  `${path}&limit=${PER_PAGE}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`

/** Turns the pages one by one, as a reader would, up to the thousandth or the last full one. */
export async function thousandth(url: string, cookie: string, list: List) {
  let after: string | null = null
  let number = 1
  for (; number < PAGE; number++) {
    const answer = await fetch(`${url}${page(list, after)}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${list.name}: ${answer.status} ${await answer.text()}`)
    const { next } = (await answer.json()) as { next: string | null }
    if (next === null) break
    after = next
  }
  return { after, number }
}
