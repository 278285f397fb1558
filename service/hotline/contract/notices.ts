/**
 * 通知: what leaves by itself, to customers who agreed and to our own people. Written in the deed that it tells
 * of, sent afterwards; the same notice never twice. The list shows what did not arrive, and why.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { done, id, instant, line, page, pageQuery } from '#core/wire.ts'
import { colleague } from '../contract.ts'

/** group: the robot in the group of our people. sms: the gateway behind the customers' webhook. */
export const NOTICE_CHANNELS = ['e-mail', 'sms', 'group'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

export const CUSTOMER_TEMPLATES = [
  'visit confirmed',
  'visit moved',
  'technician on the way',
  'visit done',
  'callback promised',
  'answer sent',
  'answer mailed',
] as const
export const STAFF_TEMPLATES = [
  'promise due soon',
  'promise broken',
  'promise escalated',
  'case handed over',
  'promises handed over',
] as const
export const TEMPLATES = [...CUSTOMER_TEMPLATES, ...STAFF_TEMPLATES] as const
export type CustomerTemplate = (typeof CUSTOMER_TEMPLATES)[number]
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number]
export type Template = (typeof TEMPLATES)[number]

export const AUDIENCES = ['customer', 'staff'] as const
export type Audience = (typeof AUDIENCES)[number]

export const SHAPES = ['signed', 'wecom', 'dingtalk', 'feishu'] as const
export type Shape = (typeof SHAPES)[number]

export const NOTICE_STANDINGS = ['waiting', 'held', 'sent', 'delivered', 'failed', 'stopped'] as const
export type NoticeStanding = (typeof NOTICE_STANDINGS)[number]

/** 'waiting' holds what quiet hours hold, too; 'others' are all that did not fail. */
export const NOTICE_LISTS = ['all', 'not sent', 'waiting', 'sent', 'stopped', 'others'] as const
export type NoticeList = (typeof NOTICE_LISTS)[number]

export const noticeEvents = [
  'notice sent',
  'answer mailed',
  'notice failed',
  'notice tried again',
  'notices agreed',
  'notices stopped',
  'notice settings changed',
] as const

export const notice = z.object({
  id: id(),
  template: z.enum(TEMPLATES),
  channel: z.enum(NOTICE_CHANNELS),
  customer: z.object({ id: id(), name: z.string() }).nullable(),
  staff: z.object({ id: id(), name: z.string() }).nullable(),
  caseId: id().nullable(),
  standing: z.enum(NOTICE_STANDINGS),
  writtenAt: instant(),
  /** When it is tried next, or when the quiet hours end. */
  tryAt: instant().nullable(),
  attempts: z.int(),
  lastFault: z.string().nullable(),
  settledAt: instant().nullable(),
  failedWhy: z.string().nullable(),
  title: z.string().nullable(),
})

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const
const office = ['manager', 'admin'] as const

export const notices = endpoint({
  method: 'GET',
  url: '/api/notices',
  summary: 'What was sent, what waits and what could not be sent, newest first; of others only office reads',
  may: [...desk, 'admin', 'auditor'],
  query: pageQuery().extend({
    customer: id().optional(),
    which: z.enum(NOTICE_LISTS).default('all'),
    channel: z.enum(NOTICE_CHANNELS).optional(),
    template: z.enum(TEMPLATES).optional(),
  }),
  returns: page(notice),
})

export const sendAgain = endpoint({
  method: 'POST',
  url: '/api/notices/:id/again',
  summary: 'Try a notice again that could not be sent',
  may: [...desk, 'admin'],
  params: z.object({ id: id() }),
  returns: done,
  refuses: ['it did not fail'],
})

const minute = () => z.int().min(0).max(1439)
const quiet = z.object({ fromMinute: minute(), untilMinute: minute(), version: z.int() })

export const mailShape = z.object({
  host: line(200),
  port: z.int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: line(200).or(z.literal('')).default(''),
  fromAddress: z.email().max(200),
  fromName: line(100).or(z.literal('')).default(''),
})

export const noticeSettings = endpoint({
  method: 'GET',
  url: '/api/notice-settings',
  summary: 'How notices leave, and when they do not; secrets are not told',
  may: [...office, 'auditor'],
  returns: z.object({
    mail: mailShape.extend({ hasPassword: z.boolean(), version: z.int() }).nullable(),
    webhooks: z.array(
      z.object({
        audience: z.enum(AUDIENCES),
        shape: z.enum(SHAPES),
        host: z.string(),
        language: z.enum(LANGUAGES),
        hasSecret: z.boolean(),
        version: z.int(),
      }),
    ),
    quiet: z.object({ customer: quiet, staff: quiet }),
  }),
})

export const setMail = endpoint({
  method: 'PUT',
  url: '/api/notice-settings/mail',
  summary: 'Set the mail account; without `password` the one that is kept stays, if host and user stay',
  may: office,
  body: mailShape.extend({ password: z.string().min(1).max(500).optional(), version: z.int().min(0) }),
  returns: z.object({ version: z.int() }),
  refuses: ['changed meanwhile', 'a password travels on encrypted lines only', 'enter the password again'],
})

const read = z.object({ version: z.int().min(1) })

export const removeMail = endpoint({
  method: 'POST',
  url: '/api/notice-settings/mail/removal',
  summary: 'Forget the mail account and its password; until another is set no mail leaves',
  may: office,
  body: read,
  returns: z.object({ version: z.literal(0) }),
  refuses: ['changed meanwhile'],
})

export const setWebhook = endpoint({
  method: 'PUT',
  url: '/api/notice-settings/webhooks/:audience',
  summary: 'Set where notices of an audience are posted to, and in which shape',
  may: office,
  params: z.object({ audience: z.enum(AUDIENCES) }),
  body: z.object({
    shape: z.enum(SHAPES),
    url: z.url({ protocol: /^https?$/ }).max(1000),
    secret: z.string().min(1).max(500).optional(),
    language: z.enum(LANGUAGES),
    version: z.int().min(0),
  }),
  returns: z.object({ version: z.int() }),
  refuses: ['changed meanwhile', 'a group robot is not for customers', 'a signature needs a secret'],
})

export const removeWebhook = endpoint({
  method: 'POST',
  url: '/api/notice-settings/webhooks/:audience/removal',
  summary: 'Forget where notices of an audience are posted to, and the secret',
  may: office,
  params: z.object({ audience: z.enum(AUDIENCES) }),
  body: read,
  returns: z.object({ version: z.literal(0) }),
  refuses: ['changed meanwhile'],
})

export const setQuiet = endpoint({
  method: 'PUT',
  url: '/api/notice-settings/quiet/:audience',
  summary: 'Set the hours in which nothing leaves to an audience; the same minute twice: none',
  may: office,
  params: z.object({ audience: z.enum(AUDIENCES) }),
  body: z.object({ fromMinute: minute(), untilMinute: minute(), version: z.int().min(0) }),
  returns: z.object({ version: z.int() }),
  refuses: ['changed meanwhile'],
})

const customerAddress = z.object({
  id: id(),
  channel: z.enum(['e-mail', 'sms']),
  /** Covered for who may not read it. */
  address: z.string(),
  language: z.enum(LANGUAGES),
  agreedAt: instant(),
  agreedBy: colleague,
  stoppedAt: instant().nullable(),
  stoppedBy: colleague.nullable(),
  /** He said it himself, by the link in a notice. */
  stoppedHimself: z.boolean(),
})

export const customerAddresses = endpoint({
  method: 'GET',
  url: '/api/customers/:id/notice-addresses',
  summary: 'Where a customer agreed to be written to, and where he said stop',
  may: [...desk, 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.object({ items: z.array(customerAddress) }),
})

export const agreeToNotices = endpoint({
  method: 'PUT',
  url: '/api/customers/:id/notice-addresses',
  summary: 'The customer agrees to be written to by a channel; a stop before is over',
  may: desk,
  params: z.object({ id: id() }),
  body: z.discriminatedUnion('channel', [
    z.object({ channel: z.literal('e-mail'), address: z.email().max(200), language: z.enum(LANGUAGES) }),
    z.object({ channel: z.literal('sms'), address: line(40), language: z.enum(LANGUAGES) }),
  ]),
  returns: done,
})

export const stopNotices = endpoint({
  method: 'POST',
  url: '/api/customers/:id/notice-addresses/stop',
  summary: 'The customer no longer wants to be written to by a channel',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({ channel: z.enum(['e-mail', 'sms']) }),
  returns: done,
  refuses: ['nobody writes to him there'],
})

const mine = z.object({
  eMail: z.email().max(200),
  language: z.enum(LANGUAGES),
  /** His own quiet hours instead of the company's; null: the company's. */
  quiet: z.object({ fromMinute: minute(), untilMinute: minute() }).nullable(),
})

export const myNotices = endpoint({
  method: 'GET',
  url: '/api/my-notices',
  summary: 'Where I am written to, and when not; null: not at all',
  may: 'signed in',
  returns: z.object({
    mine: mine.nullable(),
    /** The company's hours, and whether it can send mail at all. */
    quiet: z.object({ fromMinute: minute(), untilMinute: minute() }),
    mailIsSet: z.boolean(),
  }),
})

export const setMyNotices = endpoint({
  method: 'PUT',
  url: '/api/my-notices',
  summary: 'Set where I am written to, and when not; null: not at all',
  may: 'signed in',
  body: z.object({ mine: mine.nullable() }),
  returns: z.object({ mine: mine.nullable() }),
})
