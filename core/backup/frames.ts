import type { Readable, Writable } from 'node:stream'

/**
 * How a backup lies in its file, inside gzip: frames of one type byte, four bytes of length (big endian) and that
 * many bytes. `J` is a JSON head that says what follows, `D` is a piece of it, `E` ends it. A file that was cut
 * short therefore shows: its last frame is not the final head.
 */
export type Frame = { type: 'J' | 'D' | 'E'; bytes: Buffer }

const TYPES = { J: 0x4a, D: 0x44, E: 0x45 } as const
const LARGEST = 64 * 1024 * 1024

export async function writeFrame(out: Writable, type: Frame['type'], bytes: Uint8Array = new Uint8Array()) {
  const head = Buffer.alloc(5)
  head.writeUInt8(TYPES[type], 0)
  head.writeUInt32BE(bytes.length, 1)
  if (!out.write(Buffer.concat([head, bytes]))) {
    await new Promise<void>((resolve, reject) => {
      const settle = (fault?: Error) => {
        out.off('drain', settle)
        out.off('error', settle)
        if (fault) reject(fault)
        else resolve()
      }
      out.once('drain', settle)
      out.once('error', settle)
    })
  }
}

export const writeHead = (out: Writable, head: object) =>
  writeFrame(out, 'J', Buffer.from(JSON.stringify(head)))

/** Reads frames one after the other. Throws when the file ends in the middle of one. */
export async function* readFrames(source: Readable): AsyncGenerator<Frame> {
  let held: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    for (let frame = cut(held); frame !== null; frame = cut(held)) {
      held = held.subarray(5 + frame.bytes.length)
      yield frame
    }
  }
  if (held.length > 0) throw new Error('the file ends in the middle')
}

function cut(held: Buffer): Frame | null {
  if (held.length < 5) return null
  const length = held.readUInt32BE(1)
  if (length > LARGEST) throw new Error('this is not one of our backups')
  if (held.length < 5 + length) return null
  const type = (Object.keys(TYPES) as Frame['type'][]).find(one => TYPES[one] === held[0])
  if (type === undefined) throw new Error('this is not one of our backups')
  return { type, bytes: held.subarray(5, 5 + length) }
}
