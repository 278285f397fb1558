import { inflateSync } from 'node:zlib'

export type Paper = { pages: number; format: string; fonts: string[]; characters: Set<string> }

/**
 * What a PDF of Chromium says of itself: its pages, their size in points, the fonts whose outlines it
 * carries, and every character that those fonts can be read back as (their ToUnicode maps). A character
 * without a font would be missing from them.
 */
export function readPdf(bytes: Buffer): Paper {
  const plain = bytes.toString('latin1')
  const streams = [...streamsOf(bytes, plain)]
  const all = [plain, ...streams].join('\n')
  const boxes = [...all.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)]
  return {
    pages: [...all.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length,
    format: [
      ...new Set(boxes.map(([, width, height]) => `${Number(width) | 0}x${Number(height) | 0}`)),
    ].join(),
    fonts: [...new Set([...all.matchAll(/\/FontName\s*\/(?:\w+\+)?([\w-]+)/g)].map(([, name = '']) => name))],
    characters: new Set(
      streams
        .filter(text => text.includes('begincmap'))
        .flatMap(charactersOf)
        .map(folded),
    ),
  }
}

/** Radicals that Unicode folds to nothing, or to the traditional form. */
const RADICALS = '⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳戶'
const WRITTEN = '母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟户'

/** Characters that share a shape share an outline (人 and the radical ⼈, dashes): read back, any may come. */
export function folded(character: string): string {
  const plain = character.normalize('NFKC').replace(/\p{Pd}/u, '-')
  const place = plain.length === 1 ? RADICALS.indexOf(plain) : -1
  return place === -1 ? plain : (WRITTEN[place] ?? plain)
}

function* streamsOf(bytes: Buffer, plain: string): Generator<string> {
  for (const match of plain.matchAll(/\/Length (\d+)[^>]*>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length
    const body = bytes.subarray(start, start + Number(match[1]))
    if (!match[0].includes('FlateDecode') && !plain.slice(match.index - 60, start).includes('FlateDecode')) {
      yield body.toString('latin1')
      continue
    }
    try {
      yield inflateSync(body).toString('latin1')
    } catch {
      // A stream of another kind, a picture among them.
    }
  }
}

const textOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** `<glyph> <unicode>` one by one, `<first> <last> <unicode of the first>` in rows. */
function charactersOf(map: string): string[] {
  const found: string[] = []
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, to = ''] of body.matchAll(/<\w+>\s*<(\w+)>/g)) found.push(...textOf(to))
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const start = textOf(first).codePointAt(0) ?? 0
      const length = Number.parseInt(to, 16) - Number.parseInt(from, 16)
      for (let n = 0; n <= length; n++) found.push(String.fromCodePoint(start + n))
    }
  }
  return found
}
