/**
 * People: who works here, as what and when. Roles, staff and their sign-in, the tree of service points,
 * teams, skills and certificates, shifts and absences, working calendars. What can be asked stands in
 * `contract/`, by subject.
 */
export const ROLES = ['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export const events = [
  'calendar address made',
  'calendar address revoked',
  'company founded',
  'staff added',
  'staff changed',
  'roles changed',
  'staff disabled',
  'staff enabled',
  'password reset',
  'password changed',
  'signed in',
  'signed out',
  'sign-in locked',
  'guest invited',
  'guest joined',
  'service point added',
  'service point changed',
  'team added',
  'team changed',
  'team removed',
  'skill added',
  'skill changed',
  'certificate added',
  'certificate removed',
  'shifts planned',
  'shift called off',
  'absence entered',
  'absence called off',
  'calendar added',
  'calendar changed',
  'official days imported',
  'hotline number set',
  'export begun',
  'export ended',
] as const
