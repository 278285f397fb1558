import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { Failure } from '#core/web/failure.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { MOMENTS, type Moment } from '#service/fieldwork/rules.ts'
import { keepPhoto, photoBytes, takePhotoBack } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Trouble } from './parts.tsx'
import { shrink } from './shrink.ts'

type Visit = NonNullable<Job['visit']>
type Photo = Visit['photos'][number]

/** What it looked like before and after: one tap each, kept at once. */
export function Photos({ visit }: { visit: Visit }) {
  const { t } = useTranslation()
  return (
    <section className="card">
      <h2>{t('fieldwork.photos')}</h2>
      {MOMENTS.map(moment => (
        <OfMoment key={moment} visit={visit} moment={moment} />
      ))}
    </section>
  )
}

function OfMoment({ visit, moment }: { visit: Visit; moment: Moment }) {
  const { t } = useTranslation()
  const photos = visit.photos.filter(one => one.moment === moment)
  return (
    <fieldset className="photos">
      <legend>{t(`fieldwork.moments.${moment}`)}</legend>
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, n) => (
            <li key={photo.id}>
              <Shown
                photo={photo}
                name={t('fieldwork.photoOf', { moment: t(`fieldwork.moments.${moment}`), n: n + 1 })}
              />
            </li>
          ))}
        </ul>
      )}
      <Take visit={visit.id} moment={moment} />
    </fieldset>
  )
}

function Shown({ photo, name }: { photo: Photo; name: string }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(takePhotoBack)
  const address = photoBytes.url.replace(':id', photo.id)
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer">
        {photo.shown ? <img src={address} alt={name} loading="lazy" /> : <span>{name}</span>}
      </a>
      {!photo.shown && <small className="muted">{t('fieldwork.keptAsItCame')}</small>}
      <button
        type="button"
        aria-label={`${t('fieldwork.field.takeBack')} ${name}`}
        disabled={telling}
        onClick={() => void tell({ params: { id: photo.id } }).catch(() => undefined)}
      >
        ×
      </button>
      <Trouble failure={failure} />
    </>
  )
}

function Take({ visit, moment }: { visit: string; moment: Moment }) {
  const { t } = useTranslation()
  const { tell } = useTell(keepPhoto)
  const [saving, setSaving] = useState(0)
  const [unsaved, setUnsaved] = useState<{ file: File; failure: Failure }[]>([])
  const save = async (file: File) => {
    setSaving(count => count + 1)
    try {
      const id = await sendFile(await shrink(file))
      await tell({ params: { id: visit }, body: { file: id, moment } })
    } catch (fault) {
      const failure = fault instanceof Failure ? fault : new Failure('broken')
      setUnsaved(old => [...old, { file, failure }])
    } finally {
      setSaving(count => count - 1)
    }
  }
  const taken = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    for (const file of files) await save(file)
  }
  const again = async () => {
    const files = unsaved.map(({ file }) => file)
    setUnsaved([])
    for (const file of files) await save(file)
  }
  return (
    <>
      <div className="two">
        <label className="button">
          {t('fieldwork.field.takePhoto')}
          <input type="file" accept="image/*" capture="environment" onChange={event => void taken(event)} />
        </label>
        <label className="button">
          {t('fieldwork.field.fromAlbum')}
          <input type="file" accept="image/*" multiple onChange={event => void taken(event)} />
        </label>
      </div>
      {saving > 0 && (
        <p role="status" className="muted">
          {t('fieldwork.field.savingPhoto')}
        </p>
      )}
      {unsaved.map(({ file, failure }) => (
        <Unsaved key={file.name} failure={failure} />
      ))}
      {unsaved.some(({ failure }) => failure.kind !== 'refused') && (
        <button type="button" onClick={() => void again()}>
          {t('web.retry')}
        </button>
      )}
    </>
  )
}

function Unsaved({ failure }: { failure: Failure }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('fieldwork.field.photoNotSaved')}</p>
      <Trouble failure={failure} />
    </>
  )
}
