export type Uuid = string

let lastMillis = 0
let counter = 0

const BYTES = 16
/** Random bytes for 256 ids: asking for each by itself took half of the time that an id takes. */
const drawn = new Uint8Array(256 * BYTES)
let used = drawn.length

function random(): Uint8Array {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  used += BYTES
  return drawn.subarray(used - BYTES, used)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter so that ids of one process sort in the
 * order they were made, then randomness. Works in browsers without https too (`getRandomValues` only).
 */
export function uuidv7(millis = Date.now()): Uuid {
  const bytes = random()
  if (millis > lastMillis) {
    lastMillis = millis
    counter = ((bytes[6] ?? 0) & 0x07) * 256 + (bytes[7] ?? 0)
  } else {
    counter++
    // 12 bits of counter; when they are used up within one millisecond, borrow from the next.
    if (counter > 0xfff) {
      lastMillis++
      counter = 0
    }
  }
  let rest = lastMillis
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return written(bytes)
}

function written(bytes: Uint8Array): Uuid {
  let text = ''
  for (let at = 0; at < BYTES; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-'
    text += HEX[bytes[at] ?? 0]
  }
  return text
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return shape.test(text)
}
