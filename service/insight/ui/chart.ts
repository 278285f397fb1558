import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

/** What our charts are made of; types only, so that echarts itself comes with Chart.tsx alone. */
export type ChartOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

const motionless = matchMedia('(prefers-reduced-motion: reduce)')

/** What all charts share: our colours and quiet axes. */
export const frame = (): ChartOption => ({
  animation: !motionless.matches,
  animationDuration: 200,
  grid: { left: 8, right: 16, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  tooltip: {
    confine: true,
    backgroundColor: 'var(--raised)',
    borderColor: 'var(--line)',
    textStyle: { color: 'var(--ink)', fontSize: 13 },
  },
})

export const axis = {
  axisLabel: { color: 'var(--ink-soft)', fontSize: 12 },
  axisLine: { lineStyle: { color: 'var(--line)' } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: 'var(--line-soft)' } },
}

/** A quiet line without points, which tells nothing when it is touched. */
export const quiet = {
  type: 'line',
  silent: true,
  symbol: 'none',
  tooltip: { show: false },
  emphasis: { disabled: true },
} as const
