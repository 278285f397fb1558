import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { Exchange } from '#service/hotline/ui/Conversations.tsx'
import type { CaseFile } from './shapes.ts'

/** Conversations, notes, closings and reopenings of one case in the order of time, newest first. */
export function Exchanged({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const entries = [
    ...file.conversations.map(one => ({ id: one.id, at: one.at, part: <Exchange of={one} /> })),
    ...file.notes.map(one => ({
      id: one.id,
      at: one.at,
      part: <Written at={one.at} who={one.by.name} chip={t('cases.notes')} text={one.text} />,
    })),
    ...file.closures.flatMap(one => {
      const chip = t('cases.closedAs', { outcome: t(`cases.outcomes.${one.outcome}`) })
      const closed = {
        id: one.id,
        at: one.at,
        part: <Written at={one.at} who={one.by.name} chip={chip} text={one.word} />,
      }
      const again = one.reopened
      if (again === null) return [closed]
      const text = t('cases.reopenedAgain', { why: again.why })
      const chipAgain = t('cases.events.case reopened')
      return [
        closed,
        {
          id: `${one.id}again`,
          at: again.at,
          part: <Written at={again.at} who={again.by?.name ?? ''} chip={chipAgain} text={text} />,
        },
      ]
    }),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  if (entries.length === 0) return <p className="muted">{t('cases.nothingSaid')}</p>
  return (
    <ol className="exchange">
      {entries.map(({ id, part }) => (
        <li key={id}>{part}</li>
      ))}
    </ol>
  )
}

function Written({ at, who, chip, text }: { at: string; who: string; chip: string; text: string }) {
  const when = useWhen()
  return (
    <article className="said">
      <header>
        <span className="chip">{chip}</span>
        <time dateTime={at} title={when.full(at)}>
          {when.near(at)}
        </time>
        <span className="muted">{who}</span>
      </header>
      {text !== '' && <p>{text}</p>}
    </article>
  )
}
