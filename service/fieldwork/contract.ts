/**
 * 上门: the visit itself. Arriving keeps the promised window; the technician says what he found, what he did
 * and what he told the customer, or what comes next. Finished visits make the device's repair card 维修资料卡.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { fileBytes, id, instant, line, page, pageQuery, text } from '#core/wire.ts'
import { Device } from '#service/archive/contract/shapes.ts'
import { CustomerCard } from '#service/archive/contract.ts'
import { pastService } from '#service/cases/contract/past.ts'
import { job } from '#service/dispatch/contract.ts'
import { colleague } from '#service/hotline/contract.ts'
import {
  ATTRIBUTION_REFUSES,
  BREAK_OFF_REASONS,
  CHECK_IN_REFUSES,
  FAULT_CLASSES,
  MOMENTS,
  PHOTO_REFUSES,
  RELATIONS,
} from './rules.ts'

export const events = [
  'technician arrived',
  'visit finished',
  'visit broken off',
  'fault attributed',
  'photo kept',
  'photo taken back',
  'conduct list published',
] as const

export const material = z.object({
  name: line(100),
  /** Up to three decimals: 1.5 m of pipe. */
  quantity: z.number().positive().max(999_999).multipleOf(0.001),
  unit: z.string().trim().max(20).default(''),
})

/** What of an edition of the conduct list was done; and why not, of what was required and was not. */
export const conduct = z.object({
  edition: line(40),
  done: z.array(line(60)).max(100),
  unmet: z.array(z.object({ code: line(60), why: text(300, 1) })).max(100),
})

/** Somebody signed for the work, in strokes that stay inside the box; or did not, and why. */
export const signature = z.discriminatedUnion('signed', [
  z.object({
    signed: z.literal(true),
    by: line(100),
    relation: z.enum(RELATIONS),
    strokes: z
      .string()
      .max(20_000)
      .regex(/^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+$/),
  }),
  z.object({ signed: z.literal(false), why: text(300, 1) }),
])

export const report = z.object({
  /** Whose doing it is, as the technician sees it; a reviewer attributes. */
  seenAs: z.enum(FAULT_CLASSES),
  cause: text(2000, 1),
  work: text(2000, 1),
  /** What the customer was told, in plain words. */
  explanation: text(2000, 1),
  materials: z.array(material).max(50).default([]),
})

export const attribution = z.object({
  main: z.enum(FAULT_CLASSES),
  side: z.array(z.enum(FAULT_CLASSES)),
  reason: z.string(),
  by: colleague,
  at: instant(),
})

export const photo = z.object({
  id: id(),
  moment: z.enum(MOMENTS),
  at: instant(),
  /** Every browser shows it; others (HEIC) are kept as they came, to be saved. */
  shown: z.boolean(),
  bytes: z.int(),
})

export const fieldVisit = z.object({
  id: id(),
  slotId: id(),
  caseId: id(),
  caseNumber: z.string(),
  deviceId: id().nullable(),
  technician: colleague,
  arrivedAt: instant(),
  /** As the customer told it when the case was opened. */
  symptom: z.string(),
  finished: report
    .extend({
      at: instant(),
      /** Null for visits of before these were asked for. */
      conduct: conduct.nullable(),
      signature: signature.nullable(),
    })
    .nullable(),
  brokenOff: z
    .object({
      at: instant(),
      reason: z.enum(BREAK_OFF_REASONS),
      found: z.string(),
      next: z.string(),
      callbackBy: instant(),
    })
    .nullable(),
  /** The last one counts; null until a reviewer has judged. */
  attribution: attribution.nullable(),
  /** What was judged before, newest first: a changed judgement hides nothing. */
  judgedBefore: z.array(attribution),
  photos: z.array(photo),
})
export type FieldVisit = z.output<typeof fieldVisit>

export const checkIn = endpoint({
  method: 'POST',
  url: '/api/fieldwork/jobs/:id/arrival',
  summary: 'I am with the customer; it keeps the promised window',
  may: ['technician'],
  params: z.object({ id: id() }),
  body: z.object({ agreedEarly: z.boolean().default(false) }),
  returns: z.object({ id: id(), late: z.boolean() }),
  refuses: CHECK_IN_REFUSES,
})

export const finishVisit = endpoint({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/finish',
  summary: 'The work is done: cause, work, explanation, materials, conduct, the customer’s signature',
  may: ['technician'],
  params: z.object({ id: id() }),
  body: report.extend({ conduct, signature }),
  returns: z.object({ id: id(), promises: z.array(id()) }),
  refuses: ['the visit has ended', 'the case is closed', 'what was not done needs a reason'],
})

export const breakOffVisit = endpoint({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/breaking-off',
  summary: 'It could not be finished; the customer was told what comes next and when he will be called',
  may: ['technician'],
  params: z.object({ id: id() }),
  body: z.object({
    reason: z.enum(BREAK_OFF_REASONS),
    found: text(2000).default(''),
    next: text(1000, 1),
    callbackBy: instant(),
  }),
  returns: z.object({ id: id(), promiseId: id() }),
  refuses: ['the visit has ended', 'the case is closed', 'this time is past', 'too far ahead to be definite'],
})

/** One job with everything that the technician needs at the door. */
export const readJob = endpoint({
  method: 'GET',
  url: '/api/fieldwork/jobs/:id',
  summary: 'One job: customer, device, reported symptom, the visit as far as it has come',
  may: ['technician', 'agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.object({
    job,
    /** False: name, phone and address are masked (not accepted yet, or long over). */
    readable: z.boolean(),
    customer: CustomerCard,
    /** Which of the customer's addresses the device stands at; null where nobody knows. */
    addressId: id().nullable(),
    /** Who installed the machine, when, with what; its note as far as the reader may know it. */
    installed: Device.pick({ installedBy: true, installedOn: true, materials: true, note: true }).nullable(),
    visit: fieldVisit.nullable(),
    /** Which edition of the conduct list is ticked: the one in force when the visit began. */
    conductEdition: z.string(),
  }),
})

export const keepPhoto = endpoint({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/photos',
  summary: 'Keep a photo that was sent, as it was before or after the work',
  may: ['technician'],
  params: z.object({ id: id() }),
  body: z.object({ file: id(), moment: z.enum(MOMENTS) }),
  returns: z.object({ id: id() }),
  refuses: PHOTO_REFUSES,
})

export const takePhotoBack = endpoint({
  method: 'DELETE',
  url: '/api/fieldwork/photos/:id',
  summary: 'I took this photo by mistake: nobody is shown it any more',
  may: ['technician'],
  params: z.object({ id: id() }),
  returns: z.object({ id: id() }),
  refuses: ['the visit is long over'],
})

const desk = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'] as const

export const visitsToCase = endpoint({
  method: 'GET',
  url: '/api/cases/:id/field-visits',
  summary: 'The visits made in a case, newest first',
  may: desk,
  params: z.object({ id: id() }),
  returns: z.array(fieldVisit),
})

export const repairCard = endpoint({
  method: 'GET',
  url: '/api/devices/:id/repairs',
  summary: 'The repair card of a device: its finished visits, newest first',
  may: ['technician', ...desk],
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(fieldVisit),
})

export const pastServices = endpoint({
  method: 'GET',
  url: '/api/devices/:id/past-services',
  summary: 'What was done to a device before this house kept the files, the latest first',
  may: ['technician', ...desk],
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(pastService),
})

/** For whoever may see the visit; one `GET` of a picture, no address that works without signing in. */
export const photoBytes = endpoint({
  method: 'GET',
  url: '/api/fieldwork/photos/:id/bytes',
  summary: 'The photo itself',
  may: ['technician', ...desk],
  params: z.object({ id: id() }),
  returns: fileBytes,
})

export const attributeFault = endpoint({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/attribution',
  summary: 'Judge whose doing the fault was; never of one’s own work',
  may: ['manager'],
  params: z.object({ id: id() }),
  body: z.object({
    main: z.enum(FAULT_CLASSES),
    side: z.array(z.enum(FAULT_CLASSES)).max(2).default([]),
    reason: text(1000).default(''),
  }),
  returns: z.object({ id: id() }),
  refuses: ATTRIBUTION_REFUSES,
})

export const toAttribute = endpoint({
  method: 'GET',
  url: '/api/fieldwork/visits/unattributed',
  summary: 'Visits of the last quarter whose fault nobody has attributed yet, oldest first',
  may: ['manager'],
  query: pageQuery(),
  returns: page(fieldVisit),
})
