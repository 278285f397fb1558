import { useMemo } from 'react'
import { address } from '#core/endpoint.ts'
import { answerAttachmentContent } from '../contract/attachments.ts'
import { htmlOf } from '../rules/markdown.ts'
import './answer.css'

/** Where a picture or document of an answer lies. */
export const pictureAt = (id: string) => address(answerAttachmentContent, { params: { id } })

/** The body of an answer, with its pictures. */
export function Markdown({ body }: { body: string }) {
  const html = useMemo(() => htmlOf(body, pictureAt), [body])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by rules/markdown.ts, which lets no HTML through
  return <div className="answer-body" dangerouslySetInnerHTML={{ __html: html }} />
}
