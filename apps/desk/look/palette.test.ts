import { describe, expect, test } from 'vitest'
import { dark, light, type Palette } from './palette.ts'

/** WCAG 2: relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

const inks = ['ink', 'inkSoft', 'inkFaint', 'link', 'seal', 'success', 'warning', 'error'] as const
const grounds = ['paper', 'surface', 'raised', 'sunken'] as const
const notices = ['primarySoft', 'successSoft', 'warningSoft', 'errorSoft', 'sealSoft'] as const

describe.each<[string, Palette]>([
  ['light', light],
  ['dark', dark],
])('%s', (_, palette) => {
  test.each(inks)('%s can be read on every ground (4.5 : 1)', ink => {
    const weak = grounds.filter(ground => contrast(palette[ink], palette[ground]) < 4.5)
    expect(weak).toEqual([])
  })

  test('notices and what is pressed can be read', () => {
    for (const ground of notices) expect(contrast(palette.ink, palette[ground])).toBeGreaterThan(4.5)
    expect(contrast(palette.seal, palette.sealSoft)).toBeGreaterThan(4.5)
    expect(contrast(palette.onPrimary, palette.primary)).toBeGreaterThan(4.5)
    expect(contrast(palette.onSeal, palette.seal)).toBeGreaterThan(4.5)
  })
})
