/**
 * 日历订阅: an address at which one's own calendar program reads what one owes at a time. Whoever has the
 * address reads it; it is shown once, and can be revoked at any time.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { done, instant } from '#core/wire.ts'

export const myCalendarFeed = endpoint({
  method: 'GET',
  url: '/api/people/my-calendar-feed',
  summary: 'Since when my calendar can be read by its address; null: it cannot',
  may: 'signed in',
  returns: z.object({ madeAt: instant().nullable() }),
})

export const makeCalendarFeed = endpoint({
  method: 'POST',
  url: '/api/people/my-calendar-feed',
  summary: 'Make the address of my calendar; it is told once, and one made before ends',
  may: 'signed in',
  body: z.object({ language: z.enum(LANGUAGES) }),
  returns: z.object({ path: z.string() }),
})

export const revokeCalendarFeed = endpoint({
  method: 'DELETE',
  url: '/api/people/my-calendar-feed',
  summary: 'End the address of my calendar',
  may: 'signed in',
  returns: done,
  refuses: ['there is no calendar address'],
})
