import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm, Trouble } from '#core/desk/DeedForm.tsx'
import type { Endpoint, Question } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import {
  gradeCustomer,
  noteDate,
  noteInterests,
  takeDateBack,
  takeInterestBack,
} from '../contract/memories.ts'
import { NoteDate } from './NoteDate.tsx'
import type { File } from './Reach.tsx'
import { type ImportantDate, useDateName, useDateShown } from './Upcoming.tsx'

/** 重要日期, 兴趣, 等级 (seeds/001, seeds/000): what is remembered of a customer. */
export function Memories({ file }: { file: File }) {
  const { t } = useTranslation()
  const may = useMay(noteDate) && !file.masked && file.mergedInto === null
  const { dates, interests, covered } = file.memories
  const none = dates.length + interests.length + covered === 0 && file.memories.grade === null
  return (
    <section className="panel memories">
      <h2>{t('archive.memories.title')}</h2>
      {none && <p className="muted">{t('archive.memories.none')}</p>}
      {covered > 0 && <p className="muted">{t('archive.memories.covered', { count: covered })}</p>}
      <Grade file={file} may={may} />
      <Dates file={file} may={may} />
      <Interests file={file} may={may} />
    </section>
  )
}

type Part = { file: File; may: boolean }

function Grade({ file, may }: Part) {
  const { t } = useTranslation()
  const when = useWhen()
  const [open, setOpen] = useState(false)
  const { grade } = file.memories
  if (grade === null && !may) return null
  const noted = grade && { at: when.near(grade.notedAt), by: grade.notedBy ?? t('web.byItself') }
  return (
    <>
      <h3>{t('archive.memories.grade')}</h3>
      <div className="in-a-row">
        {grade && noted && (
          <span className="chip" title={t('archive.memories.notedBy', noted)}>
            {grade.words}
          </span>
        )}
        {may && !open && (
          <Button size="small" type="link" onClick={() => setOpen(true)}>
            {t(grade ? 'archive.memories.changeGrade' : 'archive.memories.giveGrade')}
          </Button>
        )}
      </div>
      {open && (
        <DeedForm<typeof gradeCustomer, { grade?: string }>
          does={gradeCustomer}
          ask={values => ({ params: { id: file.id }, body: { grade: values.grade?.trim() || null } })}
          start={{ grade: grade?.words ?? '' }}
          submit={t('web.save')}
          cancel={() => setOpen(false)}
          done={() => setOpen(false)}
        >
          <Form.Item name="grade">
            <Input
              autoFocus
              maxLength={40}
              aria-label={t('archive.memories.grade')}
              placeholder={t('archive.memories.gradeHint')}
            />
          </Form.Item>
        </DeedForm>
      )}
    </>
  )
}

function Dates({ file, may }: Part) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { dates } = file.memories
  if (dates.length === 0 && !may) return null
  return (
    <>
      <h3>{t('archive.memories.dates')}</h3>
      <ul className="plain">
        {dates.map(date => (
          <DateLine key={date.id} date={date} may={may} />
        ))}
      </ul>
      {may && <Add word={t('archive.memories.addDate')} add={() => setOpen(true)} />}
      <NoteDate customer={file.id} open={open} close={() => setOpen(false)} />
    </>
  )
}

function DateLine({ date, may }: { date: ImportantDate; may: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const [nameOf, shown] = [useDateName(), useDateShown()]
  const noted = { at: when.near(date.notedAt), by: date.notedBy ?? t('web.byItself') }
  return (
    <li title={t('archive.memories.notedBy', noted)}>
      {nameOf(date)} · {shown(date)}
      {date.calendar === 'lunar' && (
        <span className="muted"> {t('archive.memories.next', { day: when.shortDay(date.next) })}</span>
      )}
      {may && <TakeBack does={takeDateBack} id={date.id} what={nameOf(date)} />}
    </li>
  )
}

function Interests({ file, may }: Part) {
  const { t } = useTranslation()
  const when = useWhen()
  const [open, setOpen] = useState(false)
  const { interests } = file.memories
  if (interests.length === 0 && !may) return null
  return (
    <>
      <h3>{t('archive.memories.interests')}</h3>
      <ul className="plain">
        {interests.map(({ id, words, notedAt, notedBy }) => (
          <li
            key={id}
            title={t('archive.memories.notedBy', {
              at: when.near(notedAt),
              by: notedBy ?? t('web.byItself'),
            })}
          >
            {words}
            {may && <TakeBack does={takeInterestBack} id={id} what={words} />}
          </li>
        ))}
      </ul>
      {may && !open && <Add word={t('archive.memories.addInterests')} add={() => setOpen(true)} />}
      {open && (
        <DeedForm<typeof noteInterests, { words: string }>
          does={noteInterests}
          ask={({ words }) => ({ params: { id: file.id }, body: { words } })}
          at={{ 'noted already': 'words', 'enough is noted': 'words' }}
          submit={t('web.save')}
          cancel={() => setOpen(false)}
          done={() => setOpen(false)}
        >
          <Form.Item name="words" rules={[{ required: true, whitespace: true }]}>
            <Input
              autoFocus
              maxLength={400}
              aria-label={t('archive.memories.interests')}
              placeholder={t('archive.memories.interestsHint')}
            />
          </Form.Item>
        </DeedForm>
      )}
    </>
  )
}

const Add = ({ word, add }: { word: string; add: () => void }): ReactNode => (
  <Button size="small" type="link" icon={<PlusOutlined aria-hidden />} onClick={add}>
    {word}
  </Button>
)

function TakeBack<E extends Endpoint>({ does, id, what }: { does: E; id: string; what: string }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(does)
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        loading={telling}
        aria-label={t('archive.memories.takeBack', { what })}
        onClick={() => void tell({ params: { id } } as unknown as Question<E>).catch(() => null)}
      />
      <Trouble failure={failure} />
    </>
  )
}
