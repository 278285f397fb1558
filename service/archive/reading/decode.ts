import type { Reading } from '../contract/imports.ts'

export type Encoding = NonNullable<Reading['encoding']>
/** `cut`: the bytes end inside a character. */
export type Decoded = { text: string; encoding: Encoding; cut: boolean }

const BOMS: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Text from bytes of unknown encoding. A byte order mark decides; else UTF-16 shows by its zero bytes, UTF-8
 * by being well formed; what is left is GB18030 (GBK) or Big5, and `likely` says which of two texts is a
 * list. Null when the bytes are no text at all.
 */
export function decode(bytes: Uint8Array, likely: (text: string) => number): Decoded | null {
  for (const [encoding, mark] of BOMS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return decodeAs(bytes.subarray(mark.length), encoding)
  }
  const wide = utf16(bytes)
  if (wide !== null) {
    const decoded = decodeAs(bytes, wide)
    return decoded?.text.slice(0, PROBE).includes('\0') ? null : decoded
  }
  if (bytes.subarray(0, PROBE).includes(0)) return null
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8 !== null) return utf8
  const probes = (['gb18030', 'big5'] as const).map(encoding => ({
    encoding,
    likely: likely(new TextDecoder(encoding).decode(bytes.subarray(0, PROBE))),
  }))
  const best = probes.reduce((a, b) => (b.likely > a.likely ? b : a))
  return decodeLenient(bytes, best.encoding)
}

const PROBE = 65_536

/** Commas, digits and letters have a zero byte in UTF-16; which side it is on tells the order. */
function utf16(bytes: Uint8Array): Encoding | null {
  const probe = bytes.subarray(0, PROBE)
  let even = 0
  let odd = 0
  for (const [at, byte] of probe.entries()) {
    if (byte === 0) at % 2 === 0 ? even++ : odd++
  }
  if (Math.max(even, odd) < probe.length / 50) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Strict: a character that is broken elsewhere than at the very end means that it is not this encoding. */
function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    const text = decoder.decode(bytes, { stream: true })
    try {
      return { text: text + decoder.decode(), encoding, cut: false }
    } catch {
      return { text, encoding, cut: true }
    }
  } catch {
    return null
  }
}

/** Old lists hold a broken character here and there; it becomes U+FFFD and the row is still worth reading. */
function decodeLenient(bytes: Uint8Array, encoding: Encoding): Decoded {
  const decoder = new TextDecoder(encoding)
  const text = decoder.decode(bytes, { stream: true })
  return { text, encoding, cut: decoder.decode() !== '' }
}
