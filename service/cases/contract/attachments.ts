import { z } from 'zod'
import { ATTACH_REFUSES, attachment } from '#core/attachment.ts'
import { endpoint } from '#core/endpoint.ts'
import { done, fileBytes, id } from '#core/wire.ts'

/** Files of a case. Only for those who see customers whole: a photo cannot be masked. */
const common = {
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params: z.object({ id: id() }),
} as const

export const attachmentsOfCase = endpoint({
  ...common,
  method: 'GET',
  url: '/api/cases/:id/attachments',
  summary: 'Files of a case',
  returns: z.array(attachment),
})

export const attachToCase = endpoint({
  ...common,
  method: 'POST',
  url: '/api/cases/:id/attachments',
  summary: 'Add a file that was sent to a case',
  body: z.object({ file: id() }),
  returns: done,
  refuses: ATTACH_REFUSES,
})

export const caseAttachmentContent = endpoint({
  ...common,
  method: 'GET',
  url: '/api/cases/attachments/:id/content',
  summary: 'The bytes of a file of a case',
  returns: fileBytes,
})

export const takeCaseAttachmentAway = endpoint({
  ...common,
  method: 'DELETE',
  url: '/api/cases/attachments/:id',
  summary: 'Take a file away from a case; the journal keeps who and when',
  returns: done,
})
