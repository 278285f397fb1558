import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Language } from '#core/languages.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { lessonsOfDevice, tellLesson } from '../contract/uses.ts'
import { InLanguage } from './InLanguage.tsx'

/** 一分钟讲解: what the owner of this machine is shown in a minute, and whether he has been. */
export function Lessons({ device }: { device: string }) {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const mayTell = useMay(tellLesson)
  const query = { reads: i18n.language as Language }
  const asked = useAsk(lessonsOfDevice, { params: { id: device }, query }, { on: ['lesson told'] })
  const telling = useTell(tellLesson)
  const lessons = asked.data ?? []
  if (lessons.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('knowledge.use.lessons')}</h2>
      <Trouble failure={telling.failure} />
      <ul className="plain spaced">
        {lessons.map(({ id, edition, title, language, told }) => (
          <li key={id}>
            <Link to={`/answers/${id}`}>{title}</Link> <InLanguage of={language} />
            <div className="in-a-row">
              <span className="muted small">
                {told
                  ? t('knowledge.use.by', { name: told.by ?? '—', at: when.near(told.at) })
                  : t('knowledge.use.lessonNotTold')}
              </span>
              {mayTell && (
                <Button
                  size="small"
                  disabled={telling.telling}
                  onClick={() =>
                    void telling
                      .tell({ params: { id: device }, body: { answer: id, edition } })
                      .catch(() => undefined)
                  }
                >
                  {t('knowledge.use.lessonTold')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
