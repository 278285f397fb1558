/** Bytes of the common characters in an encoding of two bytes, by asking the decoder for every code. */
export function encoder(encoding: 'gb18030' | 'big5'): (text: string) => Buffer {
  const codes = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding)
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (Array.from(character).length === 1 && !codes.has(character)) codes.set(character, [high, low])
    }
  }
  return text =>
    Buffer.from(
      Array.from(text).flatMap(one => (one < '\x80' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f]))),
    )
}
