import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Reading } from '../contract/imports.ts'

export type Encoding = NonNullable<Reading['encoding']>

const MARKS: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** So much of a file tells what it is. */
export const PROBE = 65_536

/**
 * The encoding of a text from its first bytes. A byte order mark decides; else UTF-16 shows by its zero
 * bytes, UTF-8 by being well formed (`wellFormed` says so of the whole file); what is left is GB18030
 * (GBK), Big5 or a UTF-8 that somebody damaged, and `known` counts the headings that each of them would
 * give. Null when the bytes are no text.
 */
export function encodingOf(
  head: Uint8Array,
  wellFormed: boolean,
  known: (text: string) => number,
): Encoding | null {
  for (const [encoding, mark] of MARKS) if (mark.every((byte, at) => head[at] === byte)) return encoding
  const wide = utf16(head)
  if (wide !== null) {
    return wellFormedIn(head, wide) && !textIn(head, wide).includes('\0') ? wide : null
  }
  if (head.includes(0)) return null
  if (wellFormed) return 'utf-8'
  const probes = (['gb18030', 'big5', 'utf-8'] as const).map(encoding => {
    const text = textIn(head, encoding)
    return { encoding, likely: known(text) + readability(text) }
  })
  return probes.reduce((a, b) => (b.likely > a.likely ? b : a)).encoding
}

/** Commas, digits and letters have a zero byte in UTF-16; which side it is on tells the order. */
function utf16(head: Uint8Array): Encoding | null {
  let even = 0
  let odd = 0
  for (const [at, byte] of head.entries()) {
    if (byte === 0) at % 2 === 0 ? even++ : odd++
  }
  if (Math.max(even, odd) < head.length / 50) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

const textIn = (head: Uint8Array, encoding: Encoding) =>
  new TextDecoder(encoding).decode(head, { stream: true })

function wellFormedIn(head: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The commonest characters of Chinese lists, 简 and 繁: wrongly decoded text hardly holds them. */
const COMMON = new Set(
  '的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家可后小多' +
    '這來個國說們為時會著過後號電話聯絡客戶姓名址樓區縣路街市省镇村室单元号楼层户李王张刘陈楊黃趙吳周' +
    '月日前无問题處理換修装裝機机型安备備注註',
)

/** Common characters add, broken and rare ones take away: between -10 and about 3. */
function readability(text: string): number {
  let han = 0
  let common = 0
  let broken = 0
  for (const character of text) {
    if (character < '\x80') continue
    han++
    if (COMMON.has(character)) common++
    else if (character === '\ufffd' || /[\p{Co}\p{Cc}]/u.test(character)) broken++
  }
  return han === 0 ? 0 : (10 * (common - 5 * broken)) / han
}

const LINE_END = 0x0a

/**
 * Whether the whole file is well-formed UTF-8, but for a character that its end cuts; and how many lines
 * it has.
 */
export async function runThrough(path: string): Promise<{ utf8: boolean; lines: number }> {
  let utf8 = true
  let lines = 0
  let rest = Buffer.alloc(0)
  let last = LINE_END
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes = chunk as Buffer
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines++
    last = bytes.at(-1) ?? last
    if (!utf8) continue
    const piece = Buffer.concat([rest, bytes])
    const whole = wholeCharacters(piece)
    utf8 = isUtf8(piece.subarray(0, whole))
    rest = piece.subarray(whole)
  }
  return { utf8: utf8 && rest.length < 4, lines: last === LINE_END ? lines : lines + 1 }
}

/** Where the last character that may be unfinished begins. */
function wholeCharacters(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? piece.length - back : piece.length
    }
  }
  return piece.length
}

/**
 * The text of a file, piece by piece. A broken character becomes U+FFFD; `cut` is asked at the end: the
 * bytes end inside a character.
 */
export async function* textOf(
  path: string,
  encoding: Encoding,
  told: { cut: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let sum = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    sum += (chunk as Buffer).length
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  told.cut = decoder.decode() !== '' || (encoding.startsWith('utf-16') && sum % 2 === 1)
}
