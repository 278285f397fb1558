import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, line } from '#core/wire.ts'

/** 热线电话: what customers dial; on every label and on the page behind it (seeds/004). */
export const hotlineNumber = endpoint({
  method: 'GET',
  url: '/api/people/hotline-number',
  summary: 'The number that customers dial; null before anybody set it',
  may: 'signed in',
  returns: z.object({ hotline: z.string().nullable(), version: z.number().int() }),
})

export const setHotlineNumber = endpoint({
  method: 'PUT',
  url: '/api/people/hotline-number',
  summary: 'Set the number that customers dial; `version` is the one that was read (0 before the first)',
  may: ['admin', 'manager'],
  body: z.object({ hotline: line(40), version: z.number().int().min(0) }),
  returns: done,
  refuses: ['changed meanwhile'],
})
