import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { materialsCell } from '#service/archive/out/cells.ts'
import { readMaterials } from '#service/archive/rules/cells.ts'
import type { UsualPart } from '../contract/shapes.ts'

/**
 * Cells of a list of answers that hold more than a word, in both directions. What people write is read; what
 * we write reads back equal: where a text would not, the cell holds JSON instead.
 */
export function cellThat<T>(value: T, text: string, read: (cell: string) => T | null): string {
  return isDeepStrictEqual(read(text), value) ? text : JSON.stringify(value)
}

/** The list that a cell holds as JSON; null where it is no such list. */
export function jsonList(cell: string): unknown[] | null {
  const text = cell.trim()
  if (!text.startsWith('[')) return null
  try {
    const said: unknown = JSON.parse(text)
    return Array.isArray(said) ? said : null
  } catch {
    return null
  }
}

const clean = (texts: readonly string[]) => [
  ...new Set(texts.map(text => text.replace(/\s+/g, ' ').trim()).filter(text => text !== '')),
]

const textsOf = (said: readonly unknown[] | null): string[] | null =>
  said?.every(one => typeof one === 'string' || typeof one === 'number') === true ? said.map(String) : null

/** Other phrasings: one a line; in one line `|`, `；` or `;` between them. */
export function readPhrasings(cell: string): string[] {
  const json = textsOf(jsonList(cell))
  if (json !== null) return clean(json)
  const lines = cell.split(/[\r\n]+/).filter(line => line.trim() !== '')
  return clean(lines.length > 1 ? lines : cell.split(/[|｜；;]/))
}

export const phrasingsCell = (all: readonly string[]) => cellThat([...all], all.join('\n'), readPhrasings)

/** Names of product lines, models, faults, dangers, parted by commas, semicolons, bars or line breaks. */
export function readNames(cell: string): string[] {
  const json = textsOf(jsonList(cell))
  return clean(json ?? cell.split(/[、，,；;|｜\r\n]+/))
}

export const namesCell = (all: readonly string[]) => cellThat([...all], all.join('、'), readNames)

/** What stands above another in a catalogue or a tree of faults: `太阳能热水器 > CX-16`, `不热 > 传感器`. */
export const pathOf = (name: string): string[] => name.split(/\s*[>＞]\s*/).map(part => part.trim())
export const pathText = (parts: readonly string[]) => parts.join(' > ').trim()

type Part = z.output<typeof UsualPart>
const MOST_OF_A_PART = 999

/** `温度传感器 1、密封圈 2`, or JSON. Null where JSON holds something else. */
export function readParts(cell: string): Part[] | null {
  const json = jsonList(cell)
  if (json !== null) return json.every(isPart) ? json.map(({ name, quantity }) => ({ name, quantity })) : null
  return readMaterials(cell).map(({ name, quantity }) => ({
    name,
    quantity: Math.min(MOST_OF_A_PART, Math.max(1, Math.round(quantity ?? 1))),
  }))
}

const isPart = (one: unknown): one is Part =>
  typeof one === 'object' &&
  one !== null &&
  'name' in one &&
  'quantity' in one &&
  typeof one.name === 'string'

export const partsCell = (all: readonly Part[]) => {
  const plain = all.map(({ name, quantity }) => ({ name, quantity }))
  const text = materialsCell(plain.map(one => ({ ...one, unit: '' })))
  return all.length === 0 ? '' : cellThat(plain, text, readParts)
}
