import { inflateRawSync } from 'node:zlib'

const HEAD = 0x02014b50

/** The files of a zip by its directory (zip64 as well), each unpacked. For archives that fit into memory. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(HEAD)
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 1)) {
    const [names, extras] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)]
    const path = zip.subarray(at + 46, at + 46 + names).toString('utf8')
    const wide = zip64(zip.subarray(at + 46 + names, at + 46 + names + extras))
    const [packed, offset] = wide ?? [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const bytes = zip.subarray(from, from + packed)
    files.set(path, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes)
  }
  return files
}

/** Sizes and place of a file where they stand in the extra field: unpacked, packed, offset. */
function zip64(extra: Buffer): [packed: number, offset: number] | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    return [Number(extra.readBigUInt64LE(at + 12)), Number(extra.readBigUInt64LE(at + 20))]
  }
  return null
}
