import { type Share, showing } from '#core/share.ts'
import { axis, type ChartOption, frame, quiet } from './chart.ts'

type Said = { percent: (part: number) => string; name: string }

/** A share over time: the line, and around it what small numbers leave open. Too few leave a gap. */
export function course(steps: readonly { step: string; share: Share }[], said: Said): ChartOption {
  const shown = steps.map(({ share }) => (showing(share) === 'hidden' ? null : share))
  const lows = shown.map(share => share?.low ?? null)
  const widths = shown.map(share => (share ? (share.high ?? 0) - (share.low ?? 0) : null))
  return {
    ...frame(),
    tooltip: { ...frame().tooltip, trigger: 'axis', formatter: all => tell(steps, all, said) },
    xAxis: { ...axis, type: 'category', data: steps.map(({ step }) => step), boundaryGap: false },
    yAxis: {
      ...axis,
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { ...axis.axisLabel, formatter: said.percent },
    },
    series: [
      { ...quiet, stack: 'interval', data: lows, lineStyle: { opacity: 0 } },
      {
        ...quiet,
        stack: 'interval',
        data: widths,
        lineStyle: { opacity: 0 },
        areaStyle: { color: 'var(--primary)', opacity: 0.14 },
      },
      {
        type: 'line',
        name: said.name,
        data: shown.map(share => share?.raw ?? null),
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: 'var(--primary)', width: 2 },
        itemStyle: { color: 'var(--primary)' },
        emphasis: { disabled: true },
      },
    ],
  }
}

function tell(steps: readonly { step: string; share: Share }[], all: unknown, { percent }: Said): string {
  const [first] = (Array.isArray(all) ? all : [all]) as { dataIndex?: number }[]
  const one = steps[first?.dataIndex ?? -1]
  if (one === undefined) return ''
  const { k, n, raw, low, high } = one.share
  if (showing(one.share) === 'hidden' || raw === null) return `${one.step} · ${k} / ${n}`
  return `${one.step}<br><b>${percent(raw)}</b> (${k} / ${n}) · ${percent(low ?? 0)}–${percent(high ?? 1)}`
}
