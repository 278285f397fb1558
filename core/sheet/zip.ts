import { once } from 'node:events'
import { Readable } from 'node:stream'
import yazl from 'yazl'

/** One file of an archive; its bytes are asked for when its turn comes. */
export type Entry = {
  readonly path: string
  readonly bytes: () => AsyncIterable<Buffer | string> | Iterable<Buffer | string>
  /** False for what is packed already: pictures. */
  readonly pack?: boolean
}

type Entries = AsyncIterable<Entry> | Iterable<Entry>

/**
 * A zip that is written while it is read; nothing is kept but its directory. Entries come one after the
 * other, so a later one may tell what an earlier one held. Who breaks it off ends the entry that is being
 * read.
 * @param manner.large files above 4 GB may be in it (zip64, which Excel does not take)
 */
export function zipOf(entries: Entries, manner: { at: Temporal.Instant; large: boolean }): Readable {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  zip.once('error', fault => output.destroy(fault))
  feed(zip, output, entries, manner).catch(fault => output.destroy(fault))
  return output
}

async function feed(
  zip: yazl.ZipFile,
  output: Readable,
  entries: Entries,
  { at, large }: { at: Temporal.Instant; large: boolean },
): Promise<void> {
  const options = { mtime: new Date(at.epochMilliseconds), forceZip64Format: large }
  for await (const { path, bytes, pack = true } of entries) {
    if (output.destroyed) return
    const source = Readable.from(bytes(), { objectMode: false })
    const breakOff = () => source.destroy()
    output.once('close', breakOff)
    zip.addReadStreamLazy(path, { ...options, compress: pack }, ready => ready(null, source))
    await once(source, 'close')
    output.off('close', breakOff)
    if (source.errored) throw source.errored
  }
  if (!output.destroyed) zip.end({ forceZip64Format: large, comment: '' })
}
