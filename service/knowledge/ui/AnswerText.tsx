import { FileOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { isPicture } from '#core/media.ts'
import { useAsk } from '#core/web/ask.ts'
import { attachmentsOfAnswer } from '../contract/attachments.ts'
import type { Content } from '../contract/shapes.ts'
import './answer.css'
import { Guidance } from './Guidance.tsx'
import { Markdown, pictureAt } from './Markdown.tsx'
import { SafetyStop } from './SafetyStop.tsx'

/**
 * What an answer says, in the order in which somebody on the phone needs it: what must not be done, what to
 * say step by step, then the rest to read.
 */
export function AnswerText({ content }: { content: Content }) {
  const { t } = useTranslation()
  const { body, parts, phrasings } = content
  return (
    <>
      <SafetyStop safety={content.safety} />
      <Guidance content={content} everywhere />
      {body !== '' && (
        <section className="panel" aria-label={t('knowledge.answer.body')}>
          <Markdown body={body} />
        </section>
      )}
      {parts.length > 0 && (
        <section className="panel">
          <h2>{t('knowledge.answer.parts')}</h2>
          <ul className="chips plain">
            {parts.map(({ name, quantity }) => (
              <li key={name} className="chip">
                {quantity === 1 ? name : t('knowledge.answer.part', { name, quantity })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {phrasings.length > 0 && (
        <section className="panel">
          <h2>{t('knowledge.answer.phrasings')}</h2>
          <ul className="plain">
            {phrasings.map(one => (
              <li key={one} className="muted">
                {one}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Documents of an answer; pictures stand in its text. */
export function AnswerFiles({ id }: { id: string }) {
  const { t } = useTranslation()
  const asked = useAsk(attachmentsOfAnswer, { params: { id } })
  const documents = (asked.data ?? []).filter(one => !isPicture(one.mediaType))
  if (documents.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('knowledge.answer.files')}</h2>
      <ul className="plain">
        {documents.map(({ id: file, name }) => (
          <li key={file}>
            <a href={pictureAt(file)} target="_blank" rel="noopener" download={name}>
              <FileOutlined aria-hidden /> {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
