import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** One file of the repository: its path from the root, with `/`, and its text. */
export type Source = { path: string; text: string }

/** Something that a law forbids, in words, at its place. */
export type Violation = { path: string; line: number; says: string }

/** A node of the syntax tree (ESTree with TypeScript). */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>

export const root = fileURLToPath(new URL('../../', import.meta.url))

const NOT_OURS = new Set(['node_modules', '.git', '.data', 'test-results', '.library'])
const TEXT =
  /\.(ts|tsx|mjs|js|json|sql|css|html|md|yml|yaml|toml|sh|txt|svg)$|^(\.ci\/run|LICENSE|\.npmrc|\.gitignore)$/

/** Every text file of the checkout that is ours. */
export function readSources(folder = root): Source[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
  return paths
    .filter(path => TEXT.test(path) && !path.split('/').some(part => NOT_OURS.has(part)))
    .filter(path => statSync(join(folder, path)).size < 5_000_000)
    .sort()
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** A tree in memory, for planting. */
export const sourcesOf = (files: Record<string, string>): Source[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }))

export const isCode = ({ path }: Source): boolean => /\.(ts|tsx|mjs)$/.test(path)
export const isTest = ({ path }: Source): boolean =>
  /\.(test|e2e)\.tsx?$/.test(path) || path.startsWith('test/') || path.startsWith('bench/')
/** Made by a program, not by a person. */
export const isGenerated = ({ path }: Source): boolean =>
  ['db/tables.ts', 'db/schema.sql', 'docs/openapi.json', 'package-lock.json'].includes(path)

const parsed = new WeakMap<Source, Node>()

export function programOf(source: Source): Node {
  const known = parsed.get(source)
  if (known !== undefined) return known
  const result = parseSync(source.path, source.text, { lang: source.path.endsWith('.tsx') ? 'tsx' : 'ts' })
  const program = result.program as unknown as Node
  parsed.set(source, program)
  return program
}

/** Every node below this one, parents first. */
export function* nodes(node: Node): Generator<Node> {
  yield node
  for (const child of children(node)) yield* nodes(child)
}

export function children(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter(
      child => child !== null && typeof child === 'object' && 'type' in child && 'start' in child,
    ) as Node[]
}

const starts = new WeakMap<Source, number[]>()

export function lineAt(source: Source, offset: number): number {
  let lines = starts.get(source)
  if (lines === undefined) {
    lines = [...source.text.matchAll(/^/gm)].map(match => match.index)
    starts.set(source, lines)
  }
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

export const at = (source: Source, offset: number, says: string): Violation => ({
  path: source.path,
  line: lineAt(source, offset),
  says,
})

export const told = (violations: readonly Violation[]): string[] =>
  violations.map(({ path, line, says }) => `${path}:${line} ${says}`)

/** The texts of strings and templates of a file, each with its place: where SQL stands in TypeScript. */
export function textsOf(source: Source): { text: string; offset: number }[] {
  const texts: { text: string; offset: number }[] = []
  for (const node of nodes(programOf(source))) {
    if (node.type === 'Literal' && typeof node.value === 'string') {
      texts.push({ text: node.value, offset: node.start })
    }
    if (node.type === 'TemplateLiteral') {
      texts.push({ text: source.text.slice(node.start + 1, node.end - 1), offset: node.start + 1 })
    }
  }
  return texts
}
