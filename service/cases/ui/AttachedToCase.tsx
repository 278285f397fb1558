import { Attachments } from '#core/desk/Attachments.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import * as asked from '../contract/attachments.ts'

const on = ['attachment added to case', 'attachment taken away from case']
const endpoints = {
  list: asked.attachmentsOfCase,
  add: asked.attachToCase,
  content: asked.caseAttachmentContent,
  takeAway: asked.takeCaseAttachmentAway,
}

/** Files of a case: a photo of the fault, a letter, a screenshot of a chat. */
export function AttachedToCase({ id }: { id: string }) {
  return useMay(asked.attachmentsOfCase) && <Attachments of={id} at={endpoints} on={on} />
}
