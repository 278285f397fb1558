import type { Share } from '#core/share.ts'
import { chance } from '../rules.ts'
import { axis, type ChartOption, frame, quiet } from './chart.ts'

type Person = Share & { name: string }
type Said = { percent: (part: number) => string; devices: string }

/** How finely the curves are drawn. */
const STEPS = 40

/**
 * People by how many devices they have and how many of them came back, each with his interval, against the
 * company's rate and the curves between which chance alone would put nearly everybody.
 */
export function funnel(people: readonly Person[], rate: number, said: Said): ChartOption {
  const most = Math.max(...people.map(({ n }) => n))
  const counts = Array.from({ length: STEPS }, (_, at) =>
    Math.max(1, Math.round((most * 1.05 * (at + 1)) / STEPS)),
  )
  const curve = (side: 'low' | 'high') => counts.map(n => [n, chance(rate, n)[side]])
  const limit = { ...quiet, lineStyle: { color: 'var(--ink-faint)', width: 1, type: 'dashed' as const } }
  return {
    ...frame(),
    tooltip: { ...frame().tooltip, trigger: 'item' },
    xAxis: { ...axis, type: 'value', min: 0, ...title(said.devices) },
    yAxis: { ...axis, type: 'value', min: 0, axisLabel: { ...axis.axisLabel, formatter: said.percent } },
    grid: { ...frame().grid, bottom: 30 },
    series: [
      { ...limit, data: curve('low') },
      { ...limit, data: curve('high') },
      {
        type: 'scatter',
        symbolSize: 10,
        itemStyle: { color: 'var(--primary)' },
        emphasis: { disabled: true },
        label: { show: true, position: 'right', formatter: '{b}', color: 'var(--ink)', fontSize: 12 },
        labelLayout: { hideOverlap: true },
        data: people.map(({ name, n, raw }) => ({ name, value: [n, raw ?? 0] })),
        tooltip: { formatter: one => tell(people[one.dataIndex], said) },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: 'var(--primary)', width: 1.5, type: 'solid', opacity: 0.55 },
          data: [
            { yAxis: rate, lineStyle: { color: 'var(--ink-soft)', opacity: 1 } },
            ...people.map(
              ({ n, low, high }) =>
                [{ coord: [n, low ?? 0] }, { coord: [n, high ?? 1] }] as [
                  { coord: number[] },
                  { coord: number[] },
                ],
            ),
          ],
        },
      },
    ],
  }
}

const title = (name: string) => ({
  name,
  nameLocation: 'middle' as const,
  nameGap: 24,
  nameTextStyle: { color: 'var(--ink-soft)' },
})

/** Nobody's name is trusted to be no markup. */
const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function tell(one: Person | undefined, { percent }: Said): string {
  if (one === undefined) return ''
  const { name, k, n, raw, low, high } = one
  return `${plain(name)}<br><b>${percent(raw ?? 0)}</b> (${k} / ${n}) · ${percent(low ?? 0)}–${percent(high ?? 1)}`
}
