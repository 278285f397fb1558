import { NotAList } from './no-list.ts'
import { type Heard, hear } from './xml.ts'
import type { Entry } from './zip.ts'

/** The texts of a workbook lie once in one table; cells name them by number. */
export type Strings = (number: number) => string

const BLOCK_BYTES = 4 * 1024 * 1024
/** Of a list of 1,000,000 rows about 60 MB. */
const MOST_BYTES = 200 * 1024 * 1024
const MOST_STRINGS = 20_000_000

/**
 * All texts, kept as bytes: as JavaScript strings a list of 1,000,000 rows would take some hundred
 * megabytes.
 */
export async function allStrings(entry: Entry | null): Promise<Strings> {
  const blocks: Buffer[] = []
  let ends = new Float64Array(1024)
  let count = 0
  let end = 0
  let sum = 0
  const keep = (text: string) => {
    const bytes = Buffer.byteLength(text)
    sum += bytes
    if (sum > MOST_BYTES || count >= MOST_STRINGS) throw new NotAList('the list is too large')
    // No text lies across two blocks.
    if (
      blocks.length === 0 ||
      (end % BLOCK_BYTES) + bytes > BLOCK_BYTES ||
      end === blocks.length * BLOCK_BYTES
    ) {
      end = blocks.length * BLOCK_BYTES
      blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES))
    }
    blocks.at(-1)?.write(text, end % BLOCK_BYTES)
    if (2 * count + 2 > ends.length) {
      const more = new Float64Array(ends.length * 2)
      more.set(ends)
      ends = more
    }
    ends[2 * count] = end
    end += bytes
    ends[2 * count + 1] = end
    count++
  }
  if (entry !== null) await hear(entry, stringsHeard(keep))
  return number => {
    if (!(number >= 0 && number < count)) return ''
    const from = ends[2 * number] ?? 0
    const block = Math.floor(from / BLOCK_BYTES)
    const at = from - block * BLOCK_BYTES
    return blocks[block]?.toString('utf8', at, at + (ends[2 * number + 1] ?? 0) - from) ?? ''
  }
}

/** Only these texts: a first look at a list needs some hundred, and they mostly stand at the front. */
export async function someStrings(entry: Entry | null, wanted: ReadonlySet<number>): Promise<Strings> {
  const found = new Map<number, string>()
  const last = Math.max(-1, ...wanted)
  let count = 0
  const keep = (text: string) => {
    if (wanted.has(count)) found.set(count, text)
    count++
  }
  if (entry !== null && wanted.size > 0) await hear(entry, stringsHeard(keep), () => count > last)
  return number => found.get(number) ?? ''
}

/** Longer than any cell may be: 32,767 characters. */
const LONGEST_TEXT = 100_000

/** One `si` is one text, in one or several runs; how it is pronounced (`rPh`) is no part of it. */
function stringsHeard(keep: (text: string) => void): Heard {
  let text = ''
  let inText = false
  let inSound = false
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inSound = true
      else if (name === 't') inText = !inSound
    },
    text(piece) {
      if (inText && text.length < LONGEST_TEXT) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inSound = false
      else if (name === 'si') keep(text.slice(0, LONGEST_TEXT))
    },
  }
}
