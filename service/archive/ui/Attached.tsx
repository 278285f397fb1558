import { Attachments } from '#core/desk/Attachments.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import * as asked from '../contract/attachments.ts'

const on = ['attachment added', 'attachment taken away']
const common = { content: asked.archiveAttachmentContent, takeAway: asked.takeArchiveAttachmentAway }
const customers = { list: asked.attachmentsOfCustomer, add: asked.attachToCustomer, ...common }
const devices = { list: asked.attachmentsOfDevice, add: asked.attachToDevice, ...common }

/** Files of a customer, for those who see him whole. */
export function AttachedToCustomer({ id }: { id: string }) {
  return useMay(asked.attachmentsOfCustomer) && <Attachments of={id} at={customers} on={on} />
}

/** Files of a machine: its type plate, its invoice. */
export function AttachedToDevice({ id }: { id: string }) {
  return useMay(asked.attachmentsOfDevice) && <Attachments of={id} at={devices} on={on} />
}
