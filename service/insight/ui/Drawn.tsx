import { lazy, Suspense } from 'react'
import type { ChartOption } from './chart.ts'
import './insight.css'

const Chart = lazy(() => import('./Chart.tsx'))

/** A chart, fetched when one is to be drawn; `label` says what is to be seen to whoever does not see it. */
export function Drawn({ label, option }: { label: string; option: ChartOption }) {
  return (
    <div className="chart" role="img" aria-label={label}>
      <Suspense fallback={null}>
        <Chart option={option} />
      </Suspense>
    </div>
  )
}
