import type { Content } from '../contract/shapes.ts'

/**
 * What an answer says as plain text, for the index and for excerpts: Markdown's marks are gone, words and
 * what stands in code are kept; then the safety stop, the phone guidance with its replies, and the parts.
 */
export function plainText({ body, safety, steps, parts }: Omit<Content, 'places' | 'title' | 'phrasings'>) {
  const said = steps.flatMap(({ say, branches }) => [say, ...branches.map(({ reply }) => reply)])
  const all = [plainMarkdown(body), safety?.words ?? '', ...said, ...parts.map(({ name }) => name)]
  return all.filter(words => words !== '').join('\n')
}

/** Not a reader of Markdown, which costs a hundred times as much: it takes away what would stand in the way. */
export function plainMarkdown(markdown: string): string {
  if (!/[[\]*_`#>|~<\\]|^\s*[-+]\s|^\s*\d+[.)]\s/m.test(markdown)) return markdown
  return markdown
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
    .replace(/^[ \t|:-]+$/gm, '')
    .replace(/(\*{1,3}|~~|`{1,3})(?=\S)/g, '')
    .replace(/(?<=\S)(\*{1,3}|~~|`{1,3})/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!|~>-])/g, '$1')
    .replace(/[ \t]*\|[ \t]*/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
