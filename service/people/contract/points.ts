import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, done, id, line, text } from '#core/wire.ts'

const params = z.object({ id: id() })
export const POINT_KINDS = ['maker', 'dealer', 'store'] as const

/** Maker, dealer and store; `parent` makes them a tree. */
export const ServicePoint = z.object({
  id: id(),
  parent: id().nullable(),
  kind: z.enum(POINT_KINDS),
  name: z.string(),
  phone: z.string().nullable(),
  address: z.string(),
  closedOn: day().nullable(),
  /** Its own hours; null: those of the point above it, at last the company's. */
  calendar: id().nullable(),
  version: z.number().int(),
})
export type ServicePoint = z.output<typeof ServicePoint>

const PointEntry = z.object({
  parent: id().nullable().default(null),
  kind: z.enum(POINT_KINDS),
  name: line(100),
  phone: line(40).nullable().default(null),
  address: text(300).default(''),
  calendar: id().nullable().default(null),
})

const pointRefusals = [
  'name taken',
  'unknown service point',
  'unknown calendar',
  'below itself',
  'too deep',
  'not below that kind',
] as const

export const listServicePoints = endpoint({
  method: 'GET',
  url: '/api/people/service-points',
  summary: 'The whole tree, parents before children (2,000 at most)',
  may: 'signed in',
  returns: z.object({ items: z.array(ServicePoint) }),
})

export const addServicePoint = endpoint({
  method: 'POST',
  url: '/api/people/service-points',
  summary: 'Add a maker, dealer or store',
  may: ['admin', 'manager'],
  body: PointEntry,
  returns: done,
  refuses: [...pointRefusals, 'too many service points'],
})

export const changeServicePoint = endpoint({
  method: 'PUT',
  url: '/api/people/service-points/:id',
  summary: 'Change a service point as a whole; `version` is the one that was read',
  may: ['admin', 'manager'],
  params,
  body: PointEntry.extend({ closedOn: day().nullable().default(null), version: z.number().int() }),
  returns: done,
  refuses: [...pointRefusals, 'changed meanwhile'],
})

export const Team = z.object({
  id: id(),
  name: z.string(),
  servicePoint: id().nullable(),
  members: z.array(z.object({ staff: id(), leads: z.boolean() })),
  version: z.number().int(),
})
export type Team = z.output<typeof Team>

const TeamEntry = z.object({
  name: line(100),
  servicePoint: id().nullable().default(null),
  members: z
    .array(z.object({ staff: id(), leads: z.boolean().default(false) }))
    .max(100)
    .default([]),
})
const teamRefusals = ['name taken', 'unknown service point', 'unknown staff'] as const

export const listTeams = endpoint({
  method: 'GET',
  url: '/api/people/teams',
  summary: 'Teams with their members (500 at most)',
  may: 'signed in',
  returns: z.object({ items: z.array(Team) }),
})

export const addTeam = endpoint({
  method: 'POST',
  url: '/api/people/teams',
  summary: 'Form a team',
  may: ['admin', 'manager'],
  body: TeamEntry,
  returns: done,
  refuses: [...teamRefusals, 'too many teams'],
})

export const changeTeam = endpoint({
  method: 'PUT',
  url: '/api/people/teams/:id',
  summary: 'Change a team as a whole; `version` is the one that was read',
  may: ['admin', 'manager'],
  params,
  body: TeamEntry.extend({ version: z.number().int() }),
  returns: done,
  refuses: [...teamRefusals, 'changed meanwhile'],
})

export const removeTeam = endpoint({
  method: 'DELETE',
  url: '/api/people/teams/:id',
  summary: 'Dissolve a team; its members stay',
  may: ['admin', 'manager'],
  params,
  returns: done,
})

export const Skill = z.object({ id: id(), name: z.string(), needsCertificate: z.boolean() })
export type Skill = z.output<typeof Skill>
const SkillEntry = z.object({ name: line(60), needsCertificate: z.boolean().default(false) })

export const listSkills = endpoint({
  method: 'GET',
  url: '/api/people/skills',
  summary: 'What technicians can be able to do (500 at most)',
  may: 'signed in',
  returns: z.object({ items: z.array(Skill) }),
})

export const addSkill = endpoint({
  method: 'POST',
  url: '/api/people/skills',
  summary: 'Add a skill',
  may: ['admin', 'manager'],
  body: SkillEntry,
  returns: done,
  refuses: ['name taken', 'too many skills'],
})

export const changeSkill = endpoint({
  method: 'PUT',
  url: '/api/people/skills/:id',
  summary: 'Rename a skill, or say that it needs a certificate',
  may: ['admin', 'manager'],
  params,
  body: SkillEntry,
  returns: done,
  refuses: ['name taken'],
})
