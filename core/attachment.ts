import { z } from 'zod'
import { id, instant } from './wire.ts'

/** A file as it hangs at something: what to show before its bytes are asked for. */
export const attachment = z.object({
  id: id(),
  name: z.string(),
  /** What its bytes say (core/media.ts). */
  mediaType: z.string(),
  bytes: z.number().int(),
  addedAt: instant(),
  addedBy: z.string(),
})
export type Attachment = z.output<typeof attachment>

/** More is a folder, not a file. */
export const MOST_ATTACHMENTS = 100

export const ATTACH_REFUSES = ['the file is empty', 'too many attachments'] as const

/** Why this file cannot be added to what has so many already. */
export function whyNotAttach(file: { bytes: number }, have: number): (typeof ATTACH_REFUSES)[number] | null {
  if (file.bytes === 0) return 'the file is empty'
  return have >= MOST_ATTACHMENTS ? 'too many attachments' : null
}
