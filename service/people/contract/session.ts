import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, line } from '#core/wire.ts'
import { ROLES } from '../contract.ts'

/** Who is signed in, as whom, where. */
export const Session = z.object({
  user: id(),
  staff: id(),
  name: z.string(),
  username: z.string(),
  roles: z.array(z.enum(ROLES)),
  company: z.object({ id: id(), name: z.string(), timeZone: z.string() }),
  /** Where this person may work; more than one for a guest. */
  companies: z.array(z.object({ id: id(), name: z.string(), home: z.boolean() })),
  /** The password was given by an administrator: nothing else works before it is changed. */
  passwordDue: z.boolean(),
  /** The session ends after this much silence. */
  idleMinutes: z.number().int(),
})
export type Session = z.infer<typeof Session>

const secret = () => z.string().min(1).max(128)

/** Why a new password is not taken; `rules/password.ts` says which. */
export const passwordRefusals = [
  'the password is too short',
  'the password contains the name',
  'the password is too simple',
] as const

export const readSession = endpoint({
  method: 'GET',
  url: '/api/session',
  summary: 'Who is signed in; what a visitor can do instead (set up the company, use a demo account)',
  may: 'anyone',
  returns: z.object({
    session: Session.nullable(),
    setUpNeeded: z.boolean(),
    demo: z
      .object({
        password: z.string(),
        accounts: z.array(
          z.object({
            username: z.string(),
            name: z.string(),
            roles: z.array(z.enum(ROLES)),
            company: z.string(),
          }),
        ),
      })
      .nullable(),
  }),
})

export const signIn = endpoint({
  method: 'POST',
  url: '/api/session',
  summary: 'Sign in by user name or phone; five wrong passwords lock the account for 30 minutes',
  may: 'anyone',
  body: z.object({ login: z.string().trim().min(1).max(100), password: secret() }),
  returns: Session,
  refuses: [
    'wrong name or password',
    'locked',
    'too many wrong passwords from here',
    'nowhere to work',
    'demo accounts work on this machine only',
  ],
})

export const signOut = endpoint({
  method: 'DELETE',
  url: '/api/session',
  summary: 'Sign out',
  may: 'anyone',
  returns: z.object({ signedOut: z.literal(true) }),
})

export const switchCompany = endpoint({
  method: 'PUT',
  url: '/api/session/company',
  summary: 'Work in another of one’s companies',
  may: 'signed in',
  body: z.object({ company: id() }),
  returns: Session,
  refuses: ['the password must be changed first'],
})

export const changePassword = endpoint({
  method: 'PUT',
  url: '/api/session/password',
  summary: 'Change one’s own password; other sessions end',
  may: 'signed in',
  body: z.object({ current: secret(), next: secret() }),
  returns: Session,
  refuses: [
    'wrong password',
    'locked',
    'too many wrong passwords from here',
    'the password is the same',
    ...passwordRefusals,
  ],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  url: '/api/session/invitation',
  summary: 'Become a guest in the company that told the code',
  may: 'signed in',
  body: z.object({ code: line(40) }),
  returns: Session,
  refuses: ['the code is not valid', 'already a member there', 'the password must be changed first'],
})

export const readSetUp = endpoint({
  method: 'GET',
  url: '/api/setup',
  summary:
    'Whether the first company is still to be made, and whether the code from the console is asked for',
  may: 'anyone',
  returns: z.object({ needed: z.boolean(), codeNeeded: z.boolean() }),
})

export const setUp = endpoint({
  method: 'POST',
  url: '/api/setup',
  summary: 'Make the first company and its administrator; only while there is none',
  may: 'anyone',
  body: z.object({
    code: z.string().max(40).optional(),
    company: line(100),
    timeZone: line(60).default('Asia/Shanghai'),
    name: line(60),
    username: line(40),
    phone: line(40).optional(),
    password: secret(),
  }),
  returns: z.object({ company: id(), staff: id() }),
  refuses: ['already set up', 'the code is not valid', 'user name not possible', ...passwordRefusals],
})
