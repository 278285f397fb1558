import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import type { makeLabels } from '../contract/labels.ts'
import {
  codeSide,
  EDGE_MM,
  fittingSize,
  GAP_MM,
  layOut,
  letterSize,
  type Sheet,
  wordRoom,
} from '../rules/labels.ts'
import { LabelCode } from './LabelCode.tsx'
import './labels.css'

export type MadeLabels = Reply<typeof makeLabels>
type Label = MadeLabels['labels'][number]

const mm = (length: number) => `${Math.round(length * 100) / 100}mm`

/** Pages of labels in true millimetres, on the screen and on paper. */
export const LabelSheets = memo(function LabelSheets(props: {
  of: MadeLabels
  /** The address that the codes begin with. */
  base: string
  sheet: Sheet
  first: number
  right: number
  down: number
}) {
  const { of, base, sheet, first, right, down } = props
  const { page, width, height } = sheet
  const pages = layOut(sheet, of.labels, first, { right, down })
  return (
    <div className="label-pages">
      <style>{`@page { size: ${mm(page.width)} ${mm(page.height)}; margin: 0 }`}</style>
      {pages.map(places => (
        <div
          key={places[0]?.item.device}
          className="label-page"
          style={{ width: mm(page.width), height: mm(page.height) }}
        >
          {places.map(({ item, left, top }) => (
            <div
              key={item.device}
              className="label"
              style={{
                left: mm(left),
                top: mm(top),
                width: mm(width),
                height: mm(height),
                padding: mm(EDGE_MM),
                gap: mm(GAP_MM),
                fontSize: mm(letterSize(sheet)),
              }}
            >
              <LabelCode text={`${base}/d/${item.token}`} side={codeSide(sheet)} />
              <Words label={item} of={of} sheet={sheet} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
})

function Words({ label, of, sheet }: { label: Label; of: MadeLabels; sheet: Sheet }) {
  const { t } = useTranslation()
  const fitting = (text: string, times = 1) => ({
    fontSize: mm(fittingSize(text, wordRoom(sheet), letterSize(sheet) * times)),
  })
  const { model, productLine, number, serialTail } = label
  return (
    <div className="label-words">
      <span>{t('archive.labels.scan')}</span>
      {of.hotline && <b style={fitting(of.hotline, HOTLINE_TIMES)}>{of.hotline}</b>}
      <span className="label-company">{of.company}</span>
      <span>{model || productLine}</span>
      {serialTail && <span>SN {serialTail}</span>}
      <span style={fitting(`${t('archive.labels.shortNumber')} ${number}`)}>
        {t('archive.labels.shortNumber')} <b>{number}</b>
      </span>
    </div>
  )
}

/** The number to call is what one looks for. */
const HOTLINE_TIMES = 1.25
