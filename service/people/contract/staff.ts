import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, done, id, instant, line, page, pageQuery } from '#core/wire.ts'
import { ROLES } from '../contract.ts'

const roles = z.array(z.enum(ROLES)).max(ROLES.length)
const params = z.object({ id: id() })

/** One line of the staff list. `phone` is masked for roles that need not call colleagues. */
export const Staff = z.object({
  id: id(),
  name: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  servicePoint: id().nullable(),
  /** Where a guest comes from; null for our own people. */
  guestOf: z.string().nullable(),
  joinedOn: day().nullable(),
  leftOn: day().nullable(),
  disabledAt: instant().nullable(),
  skills: z.array(id()),
  teams: z.array(id()),
})
export type Staff = z.output<typeof Staff>

/** What the administrator sees of the sign-in. */
export const Login = z.object({
  username: z.string(),
  home: z.boolean(),
  demo: z.boolean(),
  passwordDue: z.boolean(),
  lockedUntil: instant().nullable(),
  lastSeenAt: instant().nullable(),
})

export const StaffFile = Staff.extend({ version: z.number().int(), login: Login.nullable() })
export type StaffFile = z.output<typeof StaffFile>

/** What is written about somebody. Without `username` there is no sign-in (an installer of long ago). */
export const StaffEntry = z.object({
  name: line(60),
  phone: line(40).nullable().default(null),
  servicePoint: id().nullable().default(null),
  joinedOn: day().nullable().default(null),
  username: line(40).nullable().default(null),
  skills: z.array(id()).max(100).default([]),
})
export type StaffEntry = z.output<typeof StaffEntry>

const entryRefusals = [
  'user name not possible',
  'user name taken',
  'phone already used by another account',
  'unknown service point',
  'unknown skill',
] as const

const roleRefusals = [
  'an auditor holds no other role',
  'nobody gives himself roles',
  'the last administrator stays',
] as const

export const listStaff = endpoint({
  method: 'GET',
  url: '/api/people/staff',
  summary: 'Staff by name; those who left or were disabled only when asked for',
  may: 'signed in',
  query: pageQuery(200).extend({
    text: z.string().trim().max(60).optional(),
    role: z.enum(ROLES).optional(),
    servicePoint: id().optional(),
    gone: z.enum(['yes', 'no']).default('no'),
  }),
  returns: page(Staff),
})

export const staffFile = endpoint({
  method: 'GET',
  url: '/api/people/staff/:id',
  summary: 'One person with the state of the sign-in',
  may: ['admin', 'manager', 'auditor'],
  params,
  returns: StaffFile,
})

export const addStaff = endpoint({
  method: 'POST',
  url: '/api/people/staff',
  summary: 'Add somebody; give a password afterwards',
  may: ['admin'],
  body: StaffEntry.extend({ roles: roles.default([]) }),
  returns: done,
  refuses: [...entryRefusals, 'an auditor holds no other role'],
})

export const changeStaff = endpoint({
  method: 'PUT',
  url: '/api/people/staff/:id',
  summary: 'Change somebody’s file as a whole; `version` is the one that was read',
  may: ['admin'],
  params,
  body: StaffEntry.extend({ leftOn: day().nullable().default(null), version: z.number().int() }),
  returns: done,
  refuses: [
    ...entryRefusals,
    'changed meanwhile',
    'the account belongs to another company',
    'an account keeps a user name',
    'left before joining',
    'nobody ends his own account',
    'the last administrator stays',
  ],
})

export const changeRoles = endpoint({
  method: 'PUT',
  url: '/api/people/staff/:id/roles',
  summary: 'Say what somebody may do',
  may: ['admin'],
  params,
  body: z.object({ roles }),
  returns: done,
  refuses: [...roleRefusals],
})

export const disableStaff = endpoint({
  method: 'PUT',
  url: '/api/people/staff/:id/disabled',
  summary: 'Stop or allow somebody’s work here; sessions end at once',
  may: ['admin'],
  params,
  body: z.object({ disabled: z.boolean() }),
  returns: done,
  refuses: ['nobody ends his own account', 'the last administrator stays'],
})

export const resetPassword = endpoint({
  method: 'POST',
  url: '/api/people/staff/:id/password',
  summary: 'Give a one-time password, shown once; it must be changed at the next sign-in',
  may: ['admin'],
  params,
  returns: z.object({ password: z.string() }),
  refuses: ['there is no account here', 'change your own password instead'],
})

export const inviteGuest = endpoint({
  method: 'POST',
  url: '/api/people/guests',
  summary: 'Invite somebody of another company; the code is told once and holds for seven days',
  may: ['admin'],
  body: z.object({ name: line(60), guestOf: line(100), phone: line(40).nullable().default(null), roles }),
  returns: z.object({ id: id(), code: z.string(), expiresAt: instant() }),
  refuses: ['an auditor holds no other role'],
})
