import { z } from 'zod'
import { ATTACH_REFUSES, attachment } from '#core/attachment.ts'
import { endpoint } from '#core/endpoint.ts'
import { done, fileBytes, id } from '#core/wire.ts'
import { READERS, WRITERS } from '../contract.ts'

const params = z.object({ id: id() })

export const attachmentsOfAnswer = endpoint({
  method: 'GET',
  url: '/api/knowledge/answers/:id/attachments',
  summary: 'Pictures and documents of an answer, or of his own draft of one',
  may: READERS,
  params,
  returns: z.array(attachment),
})

export const attachToAnswer = endpoint({
  method: 'POST',
  url: '/api/knowledge/answers/:id/attachments',
  summary:
    'Add a file that was sent to an answer, or to his own draft of one; Markdown shows it as attachment:ID',
  may: WRITERS,
  params,
  body: z.object({ file: id() }),
  returns: done,
  refuses: ATTACH_REFUSES,
})

export const answerAttachmentContent = endpoint({
  method: 'GET',
  url: '/api/knowledge/attachments/:id/content',
  summary: 'The bytes of a picture or document of an answer',
  may: READERS,
  params,
  returns: fileBytes,
})

export const takeAnswerAttachmentAway = endpoint({
  method: 'DELETE',
  url: '/api/knowledge/attachments/:id',
  summary: 'Take a file away from an answer; who and when stay',
  may: WRITERS,
  params,
  returns: done,
})
