import { useTranslation } from 'react-i18next'
import { address } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { conductList } from '../contract/conduct.ts'
import { photoBytes } from '../contract.ts'
import { SIGNATURE_BOX } from '../rules.ts'
import type { Visited } from './FieldVisit.tsx'
import './fieldwork.css'

type Finished = NonNullable<Visited['finished']>
type Photo = Visited['photos'][number]

export const photoAddress = ({ id }: Photo) => address(photoBytes, { params: { id } })

/** Before and after, small; each opens whole. What browsers cannot show can be saved. */
export function Photos({ of }: { of: Visited }) {
  const { t } = useTranslation()
  if (of.photos.length === 0) return null
  return (
    <ul className="plain photos" aria-label={t('fieldwork.photos')}>
      {of.photos.map((photo, n) => (
        <li key={photo.id}>
          <OnePhoto photo={photo} n={n + 1} />
        </li>
      ))}
    </ul>
  )
}

function OnePhoto({ photo, n }: { photo: Photo; n: number }) {
  const { t } = useTranslation()
  const when = useWhen()
  const moment = t(`fieldwork.moments.${photo.moment}`)
  const name = t('fieldwork.photoOf', { moment, n })
  return (
    <figure>
      <a href={photoAddress(photo)} target="_blank" rel="noreferrer" title={when.near(photo.at)}>
        {photo.shown ? (
          <img src={photoAddress(photo)} alt={name} loading="lazy" />
        ) : (
          <span>{`${t('fieldwork.savePhoto')} ${name}`}</span>
        )}
      </a>
      <figcaption className="muted small">
        {moment}
        {!photo.shown && ` · ${t('fieldwork.keptAsItCame')}`}
      </figcaption>
    </figure>
  )
}

/** How much of the conduct list was done, and why the rest was not. */
export function ConductSaid({ of }: { of: NonNullable<Finished['conduct']> }) {
  const { t, i18n } = useTranslation()
  const { data: list } = useAsk(conductList, { query: { edition: of.edition } })
  const textOf = (code: string) =>
    list?.items.find(item => item.code === code)?.text[i18n.language as Language] ?? code
  return (
    <>
      {list && t('fieldwork.conductDone', { done: of.done.length, all: list.items.length })}
      {of.unmet.map(({ code, why }) => (
        <div key={code}>
          <span className="chip wait">{t('fieldwork.unmet')}</span> {textOf(code)}：{why}
        </div>
      ))}
    </>
  )
}

/** The customer's hand, or why there is none. */
export function Signed({ of }: { of: NonNullable<Finished['signature']> }) {
  const { t } = useTranslation()
  if (!of.signed) return <>{t('fieldwork.notSigned', { why: of.why })}</>
  const name = t('fieldwork.signedBy', { by: of.by, relation: t(`fieldwork.relations.${of.relation}`) })
  return (
    <span className="signed">
      <Strokes d={of.strokes} name={name} /> {name}
    </span>
  )
}

export function Strokes({ d, name }: { d: string; name: string }) {
  return (
    <svg
      className="strokes"
      viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
      role="img"
      aria-label={name}
    >
      <path d={d} />
    </svg>
  )
}
