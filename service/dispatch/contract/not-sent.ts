import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, text } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'

/** Who talks with customers and hears that they want somebody else. */
const hear = ['agent', 'dispatcher', 'visitor', 'manager'] as const

export const declineTechnician = endpoint({
  method: 'POST',
  url: '/api/customers/:id/declines',
  summary: 'The customer does not want this technician: he is not sent there until that is taken back',
  may: hear,
  params: z.object({ id: id() }),
  body: z.object({
    technicianId: id(),
    reason: text(500, 1),
    /** Without: today. */
    saidOn: day().optional(),
  }),
  returns: z.object({ id: id() }),
  refuses: ['not a technician of ours', 'the customer declined this technician', 'this day is still to come'],
})

export const takeBackDecline = endpoint({
  method: 'POST',
  url: '/api/dispatch/declines/:id/taking-back',
  summary: 'The customer has nothing against this technician any more',
  may: hear,
  params: z.object({ id: id() }),
  body: z.object({ why: text(500, 1) }),
  returns: z.object({ id: id() }),
  refuses: ['already taken back'],
})

export const endReview = endpoint({
  method: 'POST',
  url: '/api/dispatch/reviews/:id/end',
  summary: 'The work on this device is cleared up: its technician may go there again',
  may: ['manager'],
  params: z.object({ id: id() }),
  body: z.object({ why: text(500, 1) }),
  returns: z.object({ id: id() }),
  refuses: ['already ended', 'it is your own work'],
})

export const whoIsNotSent = endpoint({
  method: 'GET',
  url: '/api/cases/:id/not-sent',
  summary: 'Who is not sent in a case, and why: whom the customer declined, whose work is under review',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.object({
    customerId: id(),
    declines: z.array(
      z.object({ id: id(), technician: colleague, reason: z.string(), saidOn: day(), enteredBy: colleague }),
    ),
    reviews: z.array(
      z.object({
        id: id(),
        technician: colleague,
        because: z.enum(['installation fault', 'unhappy customer']),
        /** Where it came up. */
        case: z.object({ id: id(), number: z.string() }),
        beganAt: instant(),
      }),
    ),
  }),
})
