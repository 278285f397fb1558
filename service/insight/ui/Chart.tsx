import { LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from './chart.ts'

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** Drawn as SVG, whose colours may be the page's variables: light and dark change without drawing anew. */
export default function Chart({ option }: { option: ChartOption }) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<ReturnType<typeof init> | null>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = init(element, null, { renderer: 'svg' })
    drawn.current = chart
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(element)
    return () => {
      fit.disconnect()
      chart.dispose()
      drawn.current = null
    }
  }, [])
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body)
    drawn.current?.setOption({ ...option, textStyle: { fontFamily } }, { notMerge: true })
  }, [option])
  return <div ref={place} className="chart-place" />
}
