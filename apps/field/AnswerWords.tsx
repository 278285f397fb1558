import { useEffect, useMemo, useState } from 'react'
import { address } from '#core/endpoint.ts'
import { plainMarkdown } from '#service/knowledge/rules/plain.ts'
import { answerFile } from './endpoints.ts'

/** Where a picture or document of an answer lies. */
export const fileAt = (id: string) => address(answerFile, { params: { id } })

/**
 * The words of an answer: plain at once, laid out with their pictures when the reader of Markdown has come.
 * It weighs a fifth of what a phone may load before the first page (apps/web/weight.ts), so it comes with the
 * first answer that is opened; where it does not come, the words stay plain.
 */
export function AnswerWords({ body }: { body: string }) {
  const htmlOf = useReader()
  const html = useMemo(() => htmlOf?.(body, fileAt), [htmlOf, body])
  if (html === undefined) return <p className="words">{plainMarkdown(body)}</p>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by rules/markdown.ts, which lets no HTML through
  return <div className="laid-out" dangerouslySetInnerHTML={{ __html: html }} />
}

type Reader = typeof import('#service/knowledge/rules/markdown.ts').htmlOf

function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null)
  useEffect(() => {
    const came = ({ htmlOf }: { htmlOf: Reader }) => setReader(() => htmlOf)
    import('#service/knowledge/rules/markdown.ts').then(came, () => undefined)
  }, [])
  return reader
}
