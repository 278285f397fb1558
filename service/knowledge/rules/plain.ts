import type { Content } from '../contract/shapes.ts'

/**
 * What an answer says as plain text, for the index and for excerpts: Markdown's marks are gone, words and
 * what stands in code are kept; then the safety stop, the phone guidance with its replies, and the parts. An
 * excerpt is one line: a point stands before each step, reply and part.
 */
export function plainText({ body, safety, steps, parts }: Omit<Content, 'places' | 'title' | 'phrasings'>) {
  const said = steps.flatMap(({ say, branches }) => [say, ...branches.map(({ reply }) => reply)])
  const all = [plainMarkdown(body), safety?.words ?? '', ...said, ...parts.map(({ name }) => name)]
  return all.filter(words => words !== '').join(PARTED)
}

/** A line ends, so that the first says what it is about (index/rows.ts), and a reader sees where. */
const PARTED = '\n· '

/**
 * Not a reader of Markdown, which costs a hundred times as much: it takes away what would stand in the way.
 * Each expression has a bound or begins at a line: none looks at the same letters over and over.
 */
export function plainMarkdown(markdown: string): string {
  if (!MARKED.test(markdown)) return markdown
  return markdown
    .replace(LINK, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/^[ \t|:_*-]{3,}$/gm, '')
    .replace(/\*{2,3}|~~|`{1,3}|(?<![\d\s])\*|\*(?![\d\s])/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!|~>-])/g, '$1')
    .replace(/ ?\| ?/g, ' ')
    .replace(/^ +| +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const MARKED = /[[\]*_`#>|~<\\]|^[ \t]*[-+][ \t]|^[ \t]*\d{1,9}[.)][ \t]/m
/** `[words](where "title")` and pictures. */
const LINK = /!?\[([^[\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]"[^"\n]{0,200}")?\)/g
