import { z } from 'zod'
import { ATTACH_REFUSES, attachment } from '#core/attachment.ts'
import { endpoint } from '#core/endpoint.ts'
import { done, fileBytes, id } from '#core/wire.ts'
import { WRITERS } from '../contract.ts'

/** Files of customers and devices. Only for those who see customers whole: a photo cannot be masked. */
const common = { may: WRITERS, params: z.object({ id: id() }) } as const
const adding = { ...common, body: z.object({ file: id() }), returns: done, refuses: ATTACH_REFUSES } as const

export const attachmentsOfCustomer = endpoint({
  ...common,
  method: 'GET',
  url: '/api/archive/customers/:id/attachments',
  summary: 'Files of a customer',
  returns: z.array(attachment),
})

export const attachToCustomer = endpoint({
  ...adding,
  method: 'POST',
  url: '/api/archive/customers/:id/attachments',
  summary: 'Add a file that was sent to a customer',
})

export const attachmentsOfDevice = endpoint({
  ...common,
  method: 'GET',
  url: '/api/archive/devices/:id/attachments',
  summary: 'Files of a device',
  returns: z.array(attachment),
})

export const attachToDevice = endpoint({
  ...adding,
  method: 'POST',
  url: '/api/archive/devices/:id/attachments',
  summary: 'Add a file that was sent to a device',
})

export const archiveAttachmentContent = endpoint({
  ...common,
  method: 'GET',
  url: '/api/archive/attachments/:id/content',
  summary: 'The bytes of a file of a customer or device',
  returns: fileBytes,
})

export const takeArchiveAttachmentAway = endpoint({
  ...common,
  method: 'DELETE',
  url: '/api/archive/attachments/:id',
  summary: 'Take a file away from a customer or device; the journal keeps who and when',
  returns: done,
})
