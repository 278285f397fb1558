import { create } from 'qrcode'
import type { CSSProperties } from 'react'

/** Two modules of quiet around; the label's own edge gives the rest. */
const QUIET = 2

/** One path: sharp on any printer. Level M still reads with an eighth of it scratched. */
export function LabelCode({ text, side }: { text: string; side: number }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (dark, at) =>
    dark ? `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z` : '',
  )
  const whole = size + 2 * QUIET
  const style: CSSProperties = { width: `${side}mm`, height: `${side}mm` }
  return (
    <svg className="label-code" viewBox={`0 0 ${whole} ${whole}`} style={style} aria-hidden="true">
      <path d={squares.join('')} shapeRendering="crispEdges" />
    </svg>
  )
}
