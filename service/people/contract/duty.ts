import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, done, id, instant, line, page, pageQuery, text } from '#core/wire.ts'

const params = z.object({ id: id() })
/** Who plans other people's time. */
const planners = ['admin', 'manager', 'dispatcher'] as const
export const ABSENCE_REASONS = ['sick', 'leave', 'training', 'other'] as const

export const Certificate = z.object({
  id: id(),
  staff: id(),
  skill: id().nullable(),
  name: z.string(),
  number: z.string(),
  issuedOn: day().nullable(),
  /** The last valid day; null: without end. */
  validUntil: day().nullable(),
})
export type Certificate = z.output<typeof Certificate>

export const listCertificates = endpoint({
  method: 'GET',
  url: '/api/people/certificates',
  summary: 'Certificates, the first to expire first',
  may: ['admin', 'manager', 'dispatcher', 'auditor'],
  query: pageQuery().extend({ staff: id().optional(), expiringBy: day().optional() }),
  returns: page(Certificate),
})

export const addCertificate = endpoint({
  method: 'POST',
  url: '/api/people/certificates',
  summary: 'Enter a certificate of somebody',
  may: ['admin', 'manager'],
  body: z.object({
    staff: id(),
    skill: id().nullable().default(null),
    name: line(100),
    number: z.string().trim().max(60).default(''),
    issuedOn: day().nullable().default(null),
    validUntil: day().nullable().default(null),
  }),
  returns: done,
  refuses: ['unknown staff', 'unknown skill', 'expires before it was issued'],
})

export const removeCertificate = endpoint({
  method: 'DELETE',
  url: '/api/people/certificates/:id',
  summary: 'Take back a certificate that was entered wrongly or withdrawn',
  may: ['admin', 'manager'],
  params,
  returns: done,
})

export const Shift = z.object({ id: id(), staff: id(), startsAt: instant(), endsAt: instant() })
export type Shift = z.output<typeof Shift>

/** At most 93 days: a quarter on one page. */
const span = pageQuery(500).extend({ from: instant(), to: instant(), staff: id().optional() })

export const listShifts = endpoint({
  method: 'GET',
  url: '/api/people/shifts',
  summary: 'Shifts that touch a span of at most 93 days, by start',
  may: 'signed in',
  query: span,
  returns: page(Shift),
  refuses: ['the span is too long'],
})

export const planShifts = endpoint({
  method: 'POST',
  url: '/api/people/shifts',
  summary: 'Plan shifts, all or none',
  may: planners,
  body: z.object({
    shifts: z
      .array(z.object({ staff: id(), startsAt: instant(), endsAt: instant() }))
      .min(1)
      .max(200),
  }),
  returns: z.object({ ids: z.array(id()) }),
  refuses: ['unknown staff', 'ends before it begins', 'longer than 24 hours', 'two shifts at once'],
})

export const callOffShift = endpoint({
  method: 'DELETE',
  url: '/api/people/shifts/:id',
  summary: 'Take a shift off the plan',
  may: planners,
  params,
  returns: done,
})

export const Absence = z.object({
  id: id(),
  staff: id(),
  startsAt: instant(),
  endsAt: instant(),
  reason: z.enum(ABSENCE_REASONS),
  note: z.string(),
  told: id().nullable(),
  enteredBy: id().nullable(),
  enteredAt: instant(),
})
export type Absence = z.output<typeof Absence>

export const listAbsences = endpoint({
  method: 'GET',
  url: '/api/people/absences',
  summary: 'Absences that touch a span of at most 93 days; the reason is for planners and the person only',
  may: 'signed in',
  query: span,
  returns: page(Absence),
  refuses: ['the span is too long'],
})

export const enterAbsence = endpoint({
  method: 'POST',
  url: '/api/people/absences',
  summary: 'Enter an absence: one’s own, or for planners anybody’s; whom he told is kept',
  may: [...planners, 'agent', 'technician', 'visitor'],
  body: z.object({
    staff: id(),
    startsAt: instant(),
    endsAt: instant(),
    reason: z.enum(ABSENCE_REASONS),
    note: text(500).default(''),
    told: id().nullable().default(null),
  }),
  returns: done,
  refuses: [
    'only your own absence',
    'unknown staff',
    'ends before it begins',
    'longer than a year',
    'already absent then',
  ],
})

export const callOffAbsence = endpoint({
  method: 'DELETE',
  url: '/api/people/absences/:id',
  summary: 'He comes after all',
  may: [...planners, 'agent', 'technician', 'visitor'],
  params,
  returns: done,
  refuses: ['only your own absence', 'already over'],
})
