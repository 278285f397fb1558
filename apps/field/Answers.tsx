import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { InLanguage } from '#service/knowledge/ui/InLanguage.tsx'
import { useTyped } from '#service/knowledge/ui/useTyped.ts'
import './answers.css'
import { lessonsOfDevice, readAnswer, searchAnswers, useOnJob } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Answered, Trouble } from './parts.tsx'
import { ReadAnswer } from './ReadAnswer.tsx'

const SHOWN = 6

/** 答复 for this job: what is known of the trouble, for this machine; and the lessons for who lives there. */
export function Answers({ it }: { it: Job }) {
  const { t, i18n } = useTranslation()
  const { slotId, device } = it.job
  const { text, setText, wanted, setComposing } = useTyped('')
  const [opened, setOpened] = useState<string | null>(null)
  const reads = i18n.language as Language
  const query = { text: wanted, reads, limit: SHOWN, ...(device && { device: device.id }) }
  const asked = useAsk(searchAnswers, wanted === '' ? null : { query }, { keep: true })
  // It is asked again for seconds before it counts as failed; what stands here answers the question before.
  const failure = wanted === '' ? null : asked.failureReason
  const stale = failure !== null && asked.isPlaceholderData
  const hits = wanted === '' || stale ? [] : (asked.data?.items ?? [])
  return (
    <section className="card answers">
      <h2>{t('fieldwork.answers.title')}</h2>
      <input
        type="search"
        value={text}
        maxLength={100}
        aria-label={t('fieldwork.answers.find')}
        placeholder={t('fieldwork.answers.hint')}
        onChange={event => {
          setText(event.target.value)
          setOpened(null)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      {opened === null ? (
        <>
          <ul>
            {hits.map(hit => (
              <li key={hit.id}>
                <HitButton of={hit} known={device !== null} open={() => setOpened(hit.id)} />
              </li>
            ))}
          </ul>
          <Trouble failure={failure} />
          {wanted !== '' && asked.data && !stale && hits.length === 0 && (
            <p className="muted" role="status">
              {t('fieldwork.answers.none')}
            </p>
          )}
        </>
      ) : (
        <Opened key={opened} slot={slotId} id={opened} close={() => setOpened(null)} />
      )}
      {device && <LessonsHere slot={slotId} device={device.id} />}
    </section>
  )
}

type Hit = Reply<typeof searchAnswers>['items'][number]

/** What it says, whether for this machine (where it is known), and whether something must not be tried. */
function HitButton({ of, known, open }: { of: Hit; known: boolean; open: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" onClick={open}>
      {of.title}
      <span className="about-hit">
        {known && <small className="muted">{t(`fieldwork.answers.near.${of.near}`)}</small>}
        {of.safety && <small className="chip seal">{t('fieldwork.answers.hasStop')}</small>}
      </span>
    </button>
  )
}

function Opened({ slot, id, close }: { slot: string; id: string; close: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <button type="button" className="plain" onClick={close}>
        ‹ {t('fieldwork.answers.back')}
      </button>
      <Read slot={slot} id={id} titled />
    </>
  )
}

/** Opening it is reading it: that is noted, so that one sees what helps on visits. */
function Read({ titled = false, slot, id }: { titled?: boolean; slot: string; id: string }) {
  const asked = useAsk(readAnswer, { params: { id } })
  return (
    <Answered of={asked}>
      {answer => (
        <article aria-label={answer.content.title}>
          {titled && <h3>{answer.content.title}</h3>}
          <ReadAnswer slot={slot} answer={answer} />
        </article>
      )}
    </Answered>
  )
}

function LessonsHere({ slot, device }: { slot: string; device: string }) {
  const { t, i18n } = useTranslation()
  const query = { reads: i18n.language as Language }
  const asked = useAsk(lessonsOfDevice, { params: { id: device }, query })
  const lessons = asked.data ?? []
  if (lessons.length === 0) return null
  return (
    <>
      <h3>{t('fieldwork.answers.lessons')}</h3>
      <ul>
        {lessons.map(lesson => (
          <Lesson key={lesson.id} slot={slot} of={lesson} />
        ))}
      </ul>
    </>
  )
}

/** What to tell whoever lives here, to be read first; then that it was told. */
function Lesson({ slot, of }: { slot: string; of: Reply<typeof lessonsOfDevice>[number] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { tell, telling, failure } = useTell(useOnJob)
  const body = { answer: of.id, edition: of.edition, how: 'lesson' } as const
  return (
    <li className="lesson">
      <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {of.title} <InLanguage of={of.language} />
      </button>
      {of.told ? (
        <span className="chip">{t('fieldwork.answers.lessonGiven')}</span>
      ) : (
        <button
          type="button"
          disabled={telling}
          onClick={() => void tell({ params: { id: slot }, body }).catch(() => undefined)}
        >
          {t('fieldwork.answers.giveLesson')}
        </button>
      )}
      <Trouble failure={failure} />
      {open && <Read slot={slot} id={of.id} />}
    </li>
  )
}
