export type Uuid = string

let lastMillis = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter so that ids of one process sort in the
 * order they were made, then randomness. Works in browsers without https too (`getRandomValues` only).
 */
export function uuidv7(millis = Date.now()): Uuid {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
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
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(lastMillis / 0x10000))
  view.setUint16(4, lastMillis % 0x10000)
  view.setUint16(6, 0x7000 | counter)
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return shape.test(text)
}
