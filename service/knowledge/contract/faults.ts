import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id, instant, line } from '#core/wire.ts'
import { KEEPERS, READERS } from '../contract.ts'
import { Named } from './shapes.ts'

export const events = [
  'fault added',
  'fault edited',
  'fault moved',
  'fault put away',
  'fault brought back',
] as const

/** More of them on one page is nothing that a person reads. */
export const MOST_FAULTS = 2000

/** 故障代码: what the customer sees, under it where it sits, under that why (domain.md §4.2). */
export const Fault = z.object({
  id: id(),
  level: z.number().int(),
  parent: id().nullable(),
  /** Of one product line, of one model, or (both null) of everything. */
  line: Named.nullable(),
  model: Named.nullable(),
  code: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  safety: z.boolean(),
  /** Answers that are placed here and not archived. */
  answers: z.number().int(),
  retiredAt: instant().nullable(),
  version: z.number().int(),
  changedAt: instant(),
  changedBy: z.string().nullable(),
})
export type Fault = z.output<typeof Fault>

const Words = z.object({
  /** What the display shows: E1. */
  code: z.union([line(20), z.literal('')]).default(''),
  name: line(80),
  /** What customers say for it. */
  otherNames: z.array(line(80)).max(30).default([]),
  safety: z.boolean().default(false),
})

export const listFaults = endpoint({
  method: 'GET',
  url: '/api/knowledge/faults',
  summary: 'Fault codes: those of everything, and of a product line or model, each above what is under it',
  may: READERS,
  query: z.object({
    line: id().optional(),
    model: id().optional(),
    /** Also what was put away. */
    putAway: z.stringbool().default(false),
  }),
  returns: z.object({ items: z.array(Fault), more: z.boolean() }),
})

const changing = { may: KEEPERS, params: z.object({ id: id() }), returns: done } as const

export const addFault = endpoint({
  method: 'POST',
  url: '/api/knowledge/faults',
  summary: 'Add a fault: a symptom, or under one where it sits, or under that why',
  may: KEEPERS,
  body: Words.extend({
    parent: id().nullable().default(null),
    line: id().nullable().default(null),
    model: id().nullable().default(null),
  }),
  returns: done,
  refuses: [
    'no such fault above',
    'no such product',
    'there are three levels',
    'not of the same product',
    'what it belongs to is put away',
    'there is such a fault',
  ],
})

export const editFault = endpoint({
  ...changing,
  method: 'PUT',
  url: '/api/knowledge/faults/:id',
  summary: 'Change the code and the names of a fault; `version` is the one that was read',
  body: Words.extend({ version: z.number().int() }),
  refuses: ['changed meanwhile', 'there is such a fault'],
})

export const moveFault = endpoint({
  ...changing,
  method: 'POST',
  url: '/api/knowledge/faults/:id/place',
  summary: 'A fault, with what is under it, belongs under another one',
  body: z.object({ parent: id().nullable(), version: z.number().int() }),
  refuses: [
    'changed meanwhile',
    'no such fault above',
    'it would be under itself',
    'there are three levels',
    'not of the same product',
    'what it belongs to is put away',
    'there is such a fault',
  ],
})

export const putFaultAway = endpoint({
  ...changing,
  method: 'DELETE',
  url: '/api/knowledge/faults/:id',
  summary: 'No answer is placed at this fault, or under it, any more; those that are stay',
  refuses: ['put away already'],
})

export const bringFaultBack = endpoint({
  ...changing,
  method: 'POST',
  url: '/api/knowledge/faults/:id/return',
  summary: 'A fault that was put away is used again, with what was put away with it',
  refuses: ['it is in use', 'what it belongs to is put away'],
})
