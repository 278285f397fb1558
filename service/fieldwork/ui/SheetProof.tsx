import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { photoAddress, Strokes } from './Evidence.tsx'
import type { Sheet } from './ServiceSheet.tsx'

type Visit = NonNullable<Sheet['visit']>

/** Two rows of them; the others stay in the system. */
const MOST_ON_PAPER = 8

export function SheetPhotos({ of }: { of: Visit }) {
  const { t } = useTranslation()
  const shown = of.photos.filter(photo => photo.shown)
  const printed = shown.slice(0, MOST_ON_PAPER)
  const more = of.photos.length - printed.length
  if (of.photos.length === 0) return null
  return (
    <section>
      <h3>{t('fieldwork.photos')}</h3>
      <div className="small-photos">
        {printed.map((photo, n) => {
          const moment = t(`fieldwork.moments.${photo.moment}`)
          return (
            <figure key={photo.id}>
              <img src={photoAddress(photo)} alt={t('fieldwork.photoOf', { moment, n: n + 1 })} />
              <figcaption>{moment}</figcaption>
            </figure>
          )
        })}
      </div>
      {more > 0 && <p>{t('fieldwork.sheet.morePhotos', { count: more })}</p>}
    </section>
  )
}

/** The customer's hand beside the technician's line, which is signed on paper. */
export function SheetSignatures({ of, technician }: { of: Visit['finished']; technician: string }) {
  const { t } = useTranslation()
  const when = useWhen()
  const hand = of?.signature ?? null
  return (
    <section className="signatures">
      <div>
        <h3>{t('fieldwork.signature')}</h3>
        {hand?.signed && (
          <>
            <Strokes d={hand.strokes} name={hand.by} />
            <p>
              {t('fieldwork.signedBy', { by: hand.by, relation: t(`fieldwork.relations.${hand.relation}`) })}
            </p>
          </>
        )}
        {hand && !hand.signed && <p>{t('fieldwork.notSigned', { why: hand.why })}</p>}
        {!hand && <div className="room" />}
        <p>
          {t('fieldwork.sheet.signedOn')} {of && when.day(when.dayOf(of.at))}
        </p>
      </div>
      <div>
        <h3>{t('fieldwork.sheet.technicianSigns')}</h3>
        <div className="room" />
        <p>{technician}</p>
      </div>
    </section>
  )
}
