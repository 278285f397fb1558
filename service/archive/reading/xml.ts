import { Parser } from 'saxen'
import { NotAList } from './no-list.ts'
import { type Entry, unpack } from './zip.ts'

export type Attributes = Record<string, string>
/**
 * What a reader of XML is told: names without their prefix (`x:row` is `row`), attributes only when asked.
 */
export type Heard = {
  open?(name: string, attributes: () => Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** A tag or a text longer than this stands in no sheet; it would be kept in memory until it ends. */
const LONGEST_PIECE = 8 * 1024 * 1024

/** A parser that is fed text in pieces. @throws NotAList where it is no XML */
export function listener(heard: Heard) {
  const parser = new Parser()
  let silent = 0
  const plain = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('openTag', (name, attributes, decode) => {
    silent = 0
    heard.open?.(plain(name), () => decoded(attributes() as Attributes, decode))
  })
  parser.on('closeTag', name => {
    silent = 0
    heard.close?.(plain(name))
  })
  parser.on('text', (text, decode) => heard.text?.(text.includes('&') ? decode(text) : text))
  parser.on('cdata', text => heard.text?.(text))
  parser.on('error', () => {
    throw new NotAList('no readable Excel file')
  })
  return {
    feed(piece: string) {
      silent += piece.length
      parser.write(piece)
      if (silent > LONGEST_PIECE) throw new NotAList('no readable Excel file')
    },
    end: () => void parser.end(),
  }
}

/** Cells have no prefixes and nothing to decode; there are millions of them. */
function decoded(attributes: Attributes, decode: (text: string) => string): Attributes {
  let asTheyAre = true
  for (const name in attributes) {
    if (name.includes(':') || attributes[name]?.includes('&')) asTheyAre = false
  }
  if (asTheyAre) return attributes
  const plain: Attributes = {}
  for (const [name, value] of Object.entries(attributes)) {
    plain[name.slice(name.indexOf(':') + 1)] = value.includes('&') ? decode(value) : value
  }
  return plain
}

/** Reads a file of the zip as XML; after each piece `enough` may end it. */
export async function hear(entry: Entry, heard: Heard, enough: () => boolean = () => false): Promise<void> {
  for await (const _ of heardInPieces(entry, heard)) if (enough()) return
}

/** The same for who takes something between the pieces. */
export async function* heardInPieces(entry: Entry, heard: Heard): AsyncGenerator<void> {
  const { feed, end } = listener(heard)
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of unpack(entry)) {
    feed(decoder.decode(bytes, { stream: true }))
    yield
  }
  end()
  yield
}
