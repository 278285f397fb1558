import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address } from '#core/endpoint.ts'
import { isPicture } from '#core/media.ts'
import { useTell } from '#core/web/ask.ts'
import { MOMENTS, type Moment } from '#service/fieldwork/rules.ts'
import { photoBytes, takePhotoBack } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Trouble } from './parts.tsx'
import { shrink } from './shrink.ts'
import { letGo, sendWaiting, takeIn, useWaitingPhotos, type Waiting } from './waitingPhotos.ts'

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
  const waiting = useWaitingPhotos().filter(one => one.visit === visit.id && one.moment === moment)
  const name = (n: number) => t('fieldwork.photoOf', { moment: t(`fieldwork.moments.${moment}`), n: n + 1 })
  return (
    <fieldset className="photos">
      <legend>{t(`fieldwork.moments.${moment}`)}</legend>
      {photos.length + waiting.length > 0 && (
        <ul>
          {photos.map((photo, n) => (
            <li key={photo.id}>
              <Shown photo={photo} name={name(n)} />
            </li>
          ))}
          {waiting.map((photo, n) => (
            <li key={photo.id}>
              <NotSentYet of={photo} name={name(photos.length + n)} />
            </li>
          ))}
        </ul>
      )}
      <Take visit={visit} moment={moment} />
    </fieldset>
  )
}

function Shown({ photo, name }: { photo: Photo; name: string }) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(takePhotoBack)
  const where = address(photoBytes, { params: { id: photo.id } })
  return (
    <>
      <Tile address={where} name={name} shown={photo.shown} />
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

/** The picture; what this browser cannot show (HEIC, or a file that broke) has its name and can be saved. */
function Tile({ address, name, shown }: { address: string; name: string; shown: boolean }) {
  const { t } = useTranslation()
  const [broken, setBroken] = useState(false)
  if (shown && !broken) {
    return (
      <a href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={name} loading="lazy" onError={() => setBroken(true)} />
      </a>
    )
  }
  return (
    <>
      <a className="named" href={address} download>
        <span>{name}</span>
        <strong>{t('fieldwork.savePhoto')}</strong>
      </a>
      <small className="muted">{t(broken ? 'fieldwork.cannotShow' : 'fieldwork.keptAsItCame')}</small>
    </>
  )
}

/** Taken: kept on this phone at once, sent when there is a network. */
function Take({ visit, moment }: { visit: Visit; moment: Moment }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [packing, setPacking] = useState(0)
  const taken = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    for (const file of files) {
      setPacking(count => count + 1)
      const picture = await shrink(file)
      await takeIn({ who: visit.technician.id, visit: visit.id, moment, picture })
      setPacking(count => count - 1)
    }
    await sendWaiting(() => void client.invalidateQueries())
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
      {packing > 0 && (
        <p role="status" className="muted">
          {t('fieldwork.field.savingPhoto')}
        </p>
      )}
    </>
  )
}

/** On this phone, not yet in the office: what it shows, and what it waits for. */
function NotSentYet({ of, name }: { of: Waiting; name: string }) {
  const { t } = useTranslation()
  const shown = useShown(of.picture)
  const [broken, setBroken] = useState(false)
  const { state, failure } = of
  return (
    <>
      {shown && !broken ? (
        <img className="not-sent" src={shown} alt={name} onError={() => setBroken(true)} />
      ) : (
        <span className="named not-sent">{name}</span>
      )}
      <small className="muted" role="status">
        {t(`fieldwork.field.photoState.${state}`)}
      </small>
      {state !== 'sending' && (
        <button
          type="button"
          aria-label={`${t('fieldwork.field.takeBack')} ${name}`}
          onClick={() => void letGo(of.id)}
        >
          ×
        </button>
      )}
      {failure && failure.kind !== 'offline' && <Trouble failure={failure} />}
    </>
  )
}

/** An address for what this browser can show; null for what it cannot (HEIC outside Safari). */
function useShown(picture: File): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!isPicture(picture.type)) return
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}
