import { posix } from 'node:path'
import { at, isCode, isTest, type Node, nodes, programOf, type Source, type Violation } from './sources.ts'

/** One import: what it names, the file that this is (null for packages), whether only types are meant. */
export type Import = { names: string; file: string | null; typeOnly: boolean; offset: number }

const known = new WeakMap<Source, Import[]>()

export function importsOf(source: Source): Import[] {
  const before = known.get(source)
  if (before !== undefined) return before
  const found: Import[] = []
  for (const node of nodes(programOf(source))) {
    const from = node.source as Node | null | undefined
    if (!/^(Import|Export)/.test(node.type) || from?.type !== 'Literal') continue
    const names = String(from.value)
    found.push({ names, file: fileOf(source.path, names), typeOnly: onlyTypes(node), offset: node.start })
  }
  known.set(source, found)
  return found
}

function onlyTypes(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = node.specifiers as Node[] | undefined
  return (
    specifiers !== undefined && specifiers.length > 0 && specifiers.every(one => one.importKind === 'type')
  )
}

function fileOf(path: string, names: string): string | null {
  const ours = /^#(core|service|db)\//.exec(names)
  if (ours) return names.slice(1)
  return names.startsWith('.') ? posix.join(posix.dirname(path), names) : null
}

const sliceOf = (path: string) => /^service\/([^/]+)\//.exec(path)?.[1]
const areaOf = (path: string) => path.split('/')[0] ?? ''

/** Tools beside the tests: one starts their cluster, one finds their browser. */
const MAY_USE_TESTS = ['db/generate.ts', 'playwright.config.ts']

/** Law 1: apps → service → core; within the service up the story; what is private to a slice stays there. */
export function importsPointUp(sources: readonly Source[], story: readonly string[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources.filter(isCode)) {
    for (const one of importsOf(source)) {
      const why = one.file === null ? null : whyNot(source, one.file, story)
      if (why !== null) found.push(at(source, one.offset, `imports ${one.names}: ${why}`))
    }
  }
  return found
}

function whyNot(source: Source, file: string, story: readonly string[]): string | null {
  const [from, to] = [areaOf(source.path), areaOf(file)]
  if (isTest(source)) return null
  if (['test', 'bench'].includes(to)) {
    return isTest(source) || MAY_USE_TESTS.includes(source.path)
      ? null
      : 'only tests use what is made for tests'
  }
  if (from === 'core' && to !== 'core' && file !== 'db/tables.ts') return 'core knows no business and no apps'
  if (from === 'service' && !['service', 'core'].includes(to) && file !== 'db/tables.ts') {
    return 'a slice knows core, the types of tables, and earlier slices'
  }
  if (from === 'db' && to === 'apps') return 'apps stand above everything'
  return to === 'service' ? whyNotSlice(source, file, story) : null
}

function whyNotSlice(source: Source, file: string, story: readonly string[]): string | null {
  const [mine, theirs] = [sliceOf(source.path), sliceOf(file)]
  if (source.path === 'service/story.ts') return null
  if (mine !== undefined && file === 'service/story.ts')
    return 'the story is told by the house, not by a slice'
  if (theirs === undefined || mine === theirs) return null
  if (mine !== undefined && story.indexOf(theirs) > story.indexOf(mine)) {
    return `${theirs} comes later in the story than ${mine}`
  }
  const facet = file.split('/')[2] ?? ''
  const secret = /^(store|routes|reactions)(\.ts)?$/.exec(facet)
  return secret && mine !== undefined ? `${secret[1]} is private to ${theirs}` : null
}

/** Pages are never loaded by the server; a slice's words are no page, exports speak them too. */
export function pagesStayInTheBrowser(sources: readonly Source[]): Violation[] {
  const page = (path: string) =>
    /\.tsx$|\/ui\/|^core\/(web|desk)\/|^apps\/(desk|field)\//.test(path) &&
    !/\/ui\/\w+\.(en|zh-Hans|zh-Hant)\.ts$|\.test\.ts$/.test(path)
  return sources
    .filter(source => isCode(source) && !page(source.path) && !isTest(source))
    .flatMap(source =>
      importsOf(source)
        .filter(one => one.file !== null && page(one.file) && !one.typeOnly)
        .map(one => at(source, one.offset, `imports ${one.names}: the server never loads pages`)),
    )
}

/** No barrels: what is needed is imported from where it is. */
export function noBarrels(sources: readonly Source[]): Violation[] {
  return sources.filter(isCode).flatMap(source => {
    const body = programOf(source).body as Node[]
    const passedOn = body.filter(node => node.type.startsWith('Export') && node.source != null)
    const index = /(^|\/)index\.tsx?$/.test(source.path)
      ? [at(source, 0, 'is called index: name it after its trade')]
      : []
    return [...index, ...passedOn.map(node => at(source, node.start, 'passes on what another file exports'))]
  })
}

/** Packages that a browser can load. */
const BROWSER = new Set([
  'zod',
  'react',
  'react-dom',
  'antd',
  '@ant-design/icons',
  '@tanstack/react-query',
  'react-router',
  'i18next',
  'react-i18next',
  'qrcode',
  'echarts',
  'temporal-polyfill',
  'libphonenumber-js',
  'pinyin-pro',
  'opencc-js',
  'markdown-it',
])
const packageOf = (names: string) =>
  names
    .split('/')
    .slice(0, names.startsWith('@') ? 2 : 1)
    .join('/')

export const isRule = ({ path }: Source) =>
  /^service\/[^/]+\/(rules\.ts|rules\/.*\.ts)$/.test(path) && !path.endsWith('.test.ts')
const isContract = ({ path }: Source) =>
  /^service\/[^/]+\/(contract\.ts|contract\/.*\.ts)$|\/contract\.ts$/.test(path)
const isPage = ({ path }: Source) =>
  /\/ui\/|^core\/(web|desk)\/|^apps\/(desk|field)\//.test(path) && !/\.test\.tsx?$/.test(path)

/** Contracts, rules and pages reach, by value imports, nothing that only a server has. */
export function browserSafe(sources: readonly Source[]): Violation[] {
  const starts = sources.filter(
    source => isCode(source) && (isRule(source) || isContract(source) || isPage(source)),
  )
  return reach(sources, starts).flatMap(({ source, way }) =>
    importsOf(source)
      .filter(one => one.file === null && !one.typeOnly && !BROWSER.has(packageOf(one.names)))
      .map(one => at(source, one.offset, `loads ${one.names}, which no browser has${way}`)),
  )
}

/** The files that are loaded with these, once each, and by which way. */
export function reach(
  sources: readonly Source[],
  starts: readonly Source[],
): { source: Source; way: string }[] {
  const byPath = new Map(sources.map(source => [source.path, source]))
  const reached = new Map(starts.map(source => [source.path, { source, way: '' }]))
  for (const { source, way } of reached.values()) {
    for (const one of importsOf(source)) {
      const next = one.file === null || one.typeOnly ? undefined : byPath.get(one.file)
      if (next === undefined || reached.has(next.path) || !isCode(next)) continue
      reached.set(next.path, { source: next, way: way === '' ? ` (loaded by ${source.path})` : way })
    }
  }
  return [...reached.values()]
}
