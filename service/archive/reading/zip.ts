import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { PassThrough, pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { NotAList } from './no-list.ts'

/** One file in the zip: where its bytes lie, how many they are packed and (as it says) unpacked. */
export type Entry = { path: string; at: number; packed: number; unpacked: number; deflated: boolean }

/**
 * A sheet of 1,000,000 rows and 12 columns unpacks to about 700 MB. What unpacks to much more is no list of
 * customers.
 */
const MOST_UNPACKED = 3 * 1024 ** 3
const MOST_ENTRIES = 10_000
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
/** The end of the directory may be followed by a comment of 64 KiB. */
const LONGEST_END = 65_557

const notReadable = () => new NotAList('no readable Excel file')

/** The zip's directory, by lower-case name. A file without a whole one is cut or no zip. */
export async function directoryOf(path: string): Promise<Map<string, Entry>> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = await bytesAt(file, Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END))
    let end = tail.length - 22
    while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end--
    if (end < 0) throw notReadable()
    const length = tail.readUInt32LE(end + 12)
    const count = Math.min(tail.readUInt16LE(end + 10), MOST_ENTRIES)
    const directory = await bytesAt(file, tail.readUInt32LE(end + 16), Math.min(length, size))
    return entries(path, directory, count)
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function entries(path: string, directory: Buffer, count: number): Map<string, Entry> {
  const found = new Map<string, Entry>()
  let sum = 0
  for (let at = 0, left = count; left > 0; left--) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw notReadable()
    const names = directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, at + 46 + names)
    const unpacked = directory.readUInt32LE(at + 24)
    sum += unpacked
    found.set(name.replaceAll('\\', '/').toLowerCase(), {
      path,
      at: directory.readUInt32LE(at + 42),
      packed: directory.readUInt32LE(at + 20),
      unpacked,
      deflated: directory.readUInt16LE(at + 10) === 8,
    })
    at += 46 + names + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (sum > MOST_UNPACKED) throw new NotAList('the list is too large')
  return found
}

/**
 * The bytes of a file in the zip, as they unpack. The bound counts what comes, not what the directory
 * says.
 */
export async function* unpack(entry: Entry): AsyncGenerator<Buffer> {
  const start = await bodyOf(entry)
  if (entry.packed === 0) return
  const packed = createReadStream(entry.path, {
    start,
    end: start + entry.packed - 1,
    highWaterMark: 256 * 1024,
  })
  const unpacked = entry.deflated ? createInflateRaw({ chunkSize: 512 * 1024 }) : new PassThrough()
  // A fault of either destroys the other; the loop below sees it.
  pipeline(packed, unpacked, () => {})
  let sum = 0
  try {
    for await (const chunk of unpacked) {
      sum += (chunk as Buffer).length
      if (sum > MOST_UNPACKED) throw new NotAList('the list is too large')
      yield chunk as Buffer
    }
  } catch (fault) {
    throw fault instanceof NotAList ? fault : notReadable()
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

/** The local head repeats the name and may carry more than the directory says. */
async function bodyOf(entry: Entry): Promise<number> {
  const file = await open(entry.path)
  try {
    const head = await bytesAt(file, entry.at, 30)
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL_ENTRY) throw notReadable()
    return entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  } finally {
    await file.close()
  }
}
