/**
 * How a backup lies in its file, inside gzip: frames of one type byte, four bytes of length (big endian) and
 * that many bytes. `J` is a JSON head that says what follows, `D` is a piece of it, `E` ends it. A file that
 * was cut short therefore shows: its last frame is not the final head.
 */
export type Frame = { type: 'J' | 'D' | 'E'; bytes: Buffer }

const TYPES = { J: 0x4a, D: 0x44, E: 0x45 } as const
const LARGEST = 64 * 1024 * 1024
const PIECE = 256 * 1024

export function frame(type: Frame['type'], bytes: Uint8Array = new Uint8Array()): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(TYPES[type], 0)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

export const head = (what: object): Buffer => frame('J', Buffer.from(JSON.stringify(what)))

/** Many small pieces (COPY gives a row at a time) become frames of a quarter of a megabyte. */
export async function* framed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    held.push(piece)
    bytes += piece.length
    if (bytes < PIECE) continue
    yield frame('D', Buffer.concat(held))
    held = []
    bytes = 0
  }
  if (bytes > 0) yield frame('D', Buffer.concat(held))
  yield frame('E')
}

/** Reads frames one after the other. Throws when the source ends in the middle of one. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    for (let next = cut(held); next !== null; next = cut(held)) {
      held = held.subarray(5 + next.bytes.length)
      yield next
    }
  }
  if (held.length > 0) throw new Error('the file ends in the middle')
}

function cut(held: Buffer): Frame | null {
  if (held.length < 5) return null
  const length = held.readUInt32BE(1)
  const type = (Object.keys(TYPES) as Frame['type'][]).find(one => TYPES[one] === held[0])
  if (type === undefined || length > LARGEST) throw new Error('this is not one of our backups')
  if (held.length < 5 + length) return null
  return { type, bytes: held.subarray(5, 5 + length) }
}
