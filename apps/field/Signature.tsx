import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RELATIONS, type Relation, SIGNATURE_BOX } from '#service/fieldwork/rules.ts'

/** What is written down until the visit is finished. */
export type Signing = { strokes: string; by: string; relation: Relation; refused: boolean; whyNot: string }
export const unsigned: Signing = { strokes: '', by: '', relation: 'the customer', refused: false, whyNot: '' }

type Props = { signing: Signing; change: (part: Partial<Signing>) => void }

/** As it travels; null while something is missing. */
export function signed({ strokes, by, relation, refused, whyNot }: Signing) {
  if (refused) return whyNot.trim() === '' ? null : { signed: false as const, why: whyNot }
  if (strokes === '' || by.trim() === '') return null
  return { signed: true as const, by, relation, strokes }
}

/** The customer signs with a finger, or does not, and why. */
export function Signature({ signing, change }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="signing">
      <legend>{t('fieldwork.signature')}</legend>
      {signing.refused ? (
        <label>
          {t('fieldwork.field.whyNoSignature')}
          <input
            maxLength={300}
            value={signing.whyNot}
            onChange={event => change({ whyNot: event.target.value })}
          />
        </label>
      ) : (
        <Signer signing={signing} change={change} />
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={signing.refused}
          onChange={event => change({ refused: event.target.checked })}
        />
        {t('fieldwork.field.noSignature')}
      </label>
    </fieldset>
  )
}

function Signer({ signing, change }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Pad strokes={signing.strokes} change={strokes => change({ strokes })} />
      <div className="in-two">
        <label>
          {t('fieldwork.field.signer')}
          <input
            maxLength={100}
            autoComplete="off"
            value={signing.by}
            onChange={event => change({ by: event.target.value })}
          />
        </label>
        <label>
          {t('fieldwork.field.relation')}
          <select
            value={signing.relation}
            onChange={event => change({ relation: event.target.value as Relation })}
          >
            {RELATIONS.map(one => (
              <option key={one} value={one}>
                {t(`fieldwork.relations.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  )
}

const { width, height } = SIGNATURE_BOX
/** Points closer than this are one: a name is then a few hundred points, not thousands. */
const STEP = 3
const MOST_LETTERS = 19_900

function Pad({ strokes, change }: { strokes: string; change: (strokes: string) => void }) {
  const { t } = useTranslation()
  const [stroke, setStroke] = useState('')
  // Fingers are faster than the page is drawn: what counts is what was drawn last, not what is shown.
  const drawing = useRef<{ x: number; y: number; path: string } | null>(null)
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const { x, y } = pointOf(event)
    // A dot is a stroke, too.
    drawing.current = { x, y, path: `M${x} ${y}L${Math.min(x + 1, width)} ${y}` }
    setStroke(drawing.current.path)
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const to = pointOf(event)
    const from = drawing.current
    if (from === null || Math.hypot(to.x - from.x, to.y - from.y) < STEP) return
    drawing.current = { ...to, path: `${from.path}L${to.x} ${to.y}` }
    setStroke(drawing.current.path)
  }
  const end = () => {
    if (drawing.current === null) return
    const { path } = drawing.current
    drawing.current = null
    if (strokes.length + path.length < MOST_LETTERS) change(strokes + path)
    setStroke('')
  }
  return (
    <div className="pad">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('fieldwork.field.signHere')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={strokes + stroke} />
      </svg>
      {strokes === '' && stroke === '' ? (
        <span aria-hidden="true">{t('fieldwork.field.signHere')}</span>
      ) : (
        <button type="button" className="plain" onClick={() => change('')}>
          {t('fieldwork.field.signAgain')}
        </button>
      )}
    </div>
  )
}

function pointOf(event: PointerEvent<SVGSVGElement>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect()
  const inside = (share: number, most: number) => Math.round(Math.min(Math.max(share, 0), 1) * most)
  return {
    x: inside((event.clientX - box.left) / box.width, width),
    y: inside((event.clientY - box.top) / box.height, height),
  }
}
