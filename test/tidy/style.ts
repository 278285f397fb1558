import {
  at,
  children,
  isCode,
  isGenerated,
  lineAt,
  type Node,
  nodes,
  programOf,
  type Source,
  type Violation,
} from './sources.ts'

const FILE_LINES = 300
const FUNCTION_LINES = 50
/** A component is half markup, a line for each attribute (docs/decisions/0007). */
const COMPONENT_LINES = 70
const COLUMNS = 110

/** Written by people in a language with lines of its own. */
const isWritten = (source: Source) => /\.(ts|tsx|mjs|sql|css)$/.test(source.path) && !isGenerated(source)

/** Lists of words for the translator: one line each, and as many as there are. */
const isListOfWords = ({ path }: Source) =>
  /\/words\.[A-Za-z-]+\.ts$|\/words\/[a-z]+\.[A-Za-z-]+\.ts$/.test(path)

export function filesAreSmall(sources: readonly Source[]): Violation[] {
  return sources
    .filter(source => isWritten(source) && !isListOfWords(source))
    .flatMap(source => {
      const lines = source.text.replace(/\n$/, '').split('\n').length
      return lines > FILE_LINES
        ? [{ path: source.path, line: lines, says: `has ${lines} lines, ${FILE_LINES} are allowed` }]
        : []
    })
}

/** A sentence, a test's name, a pattern is not cut to fit a line: the formatter does not cut it either. */
const SENTENCE_COLUMNS = 40

export function linesAreShort(sources: readonly Source[]): Violation[] {
  return sources.filter(isWritten).flatMap(source => {
    const lines = source.text.split('\n')
    const long = lines.flatMap((text, index) => ([...text].length > COLUMNS ? [index + 1] : []))
    const whole = long.length > 0 && isCode(source) ? linesOfSentences(source) : new Set()
    return long
      .filter(line => !whole.has(line) && !/^\s*\/\/ biome-ignore /.test(lines[line - 1] ?? ''))
      .map(line => ({
        path: source.path,
        line,
        says: `has ${[...(lines[line - 1] ?? '')].length} columns, ${COLUMNS} are allowed`,
      }))
  })
}

function linesOfSentences(source: Source): Set<number> {
  const found = new Set<number>()
  for (const node of nodes(programOf(source))) {
    if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') continue
    const line = lineAt(source, node.start)
    if (node.end - node.start > SENTENCE_COLUMNS && line === lineAt(source, node.end)) found.add(line)
  }
  return found
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/**
 * A function's own lines: what is defined inside it is measured by itself (closures stand where others have
 * classes). A `describe` is a chapter of tests, not a function.
 */
export function functionsAreShort(sources: readonly Source[]): Violation[] {
  return sources
    .filter(source => isCode(source) && !isGenerated(source))
    .flatMap(source => {
      const chapters = new Set<unknown>()
      return [...nodes(programOf(source))].flatMap(node => {
        if (node.type === 'CallExpression' && isDescribe(node.callee as Node)) {
          for (const one of node.arguments as Node[]) chapters.add(one)
        }
        if (!FUNCTIONS.has(node.type) || chapters.has(node)) return []
        const lines = ownLines(source, node)
        const allowed = source.path.endsWith('.tsx') ? COMPONENT_LINES : FUNCTION_LINES
        const says = `is a function of ${lines} lines, ${allowed} are allowed`
        return lines > allowed ? [at(source, node.start, says)] : []
      })
    })
}

function ownLines(source: Source, node: Node): number {
  return linesOf(source, node) - inner(node).reduce((sum, one) => sum + linesOf(source, one) - 1, 0)
}

const linesOf = (source: Source, node: Node) => lineAt(source, node.end) - lineAt(source, node.start) + 1

/** The outermost functions inside this one. */
function inner(node: Node): Node[] {
  return children(node).flatMap(child => (FUNCTIONS.has(child.type) ? [child] : inner(child)))
}

function isDescribe(callee: Node): boolean {
  if (callee.type === 'CallExpression') return isDescribe(callee.callee as Node)
  if (callee.type === 'MemberExpression') return isDescribe(callee.object as Node)
  return callee.type === 'Identifier' && callee.name === 'describe'
}

/** Classes that a library asks for; everything else with a state is a fact in the database or a closure. */
const DRIVERS = new Set(['core/postgres/dialect.ts'])

export function onlyErrorsAreClasses(sources: readonly Source[]): Violation[] {
  return sources.filter(isCode).flatMap(source =>
    [...nodes(programOf(source))]
      .filter(node => /^Class(Declaration|Expression)$/.test(node.type) && !DRIVERS.has(source.path))
      .filter(node => !/(Error|Fault|Refusal)$/.test(String((node.superClass as Node | null)?.name ?? '')))
      .map(node => at(source, node.start, 'is a class and no error')),
  )
}

export function noAnyNoEnum(sources: readonly Source[]): Violation[] {
  return sources
    .filter(source => isCode(source) && !isGenerated(source))
    .flatMap(source =>
      [...nodes(programOf(source))].flatMap(node => {
        if (node.type === 'TSAnyKeyword') return [at(source, node.start, 'says any: say what it is')]
        if (node.type === 'TSEnumDeclaration')
          return [at(source, node.start, 'is an enum: use a union of words')]
        return []
      }),
    )
}

const EMPTY_WORD = /(?:^|[a-z-])(Service|Manager|Helper|Util|Utils|Dto)s?$/i
/** The role 服务主管 and what the whole product is; both are words of the trade. */
const TRADE_WORDS = new Set(['ServiceManager', 'manager', 'service'])
const NAMED = new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'ClassDeclaration'])

/** Names are words of the trade: nothing is called …Service, …Manager, …Helper, …Util or …Dto. */
export function namesAreTradeWords(sources: readonly Source[]): Violation[] {
  return sources.filter(isCode).flatMap(source => {
    const parts = source.path.split('/').map(part => part.replace(/(\.test)?\.(tsx?|mjs)$/, ''))
    const files = parts
      .filter((part, place) => EMPTY_WORD.test(part) && !(TRADE_WORDS.has(part) && place < 2))
      .map(part => at(source, 0, `is called ${part}: name it after what it is about`))
    const names = [...nodes(programOf(source))]
      .filter(node => NAMED.has(node.type))
      .filter(node =>
        /[a-z](Service|Manager|Helper|Utils?|Dto)s?$/.test(String((node.id as Node | null)?.name)),
      )
      .filter(node => !TRADE_WORDS.has(String((node.id as Node | null)?.name)))
      .map(node =>
        at(source, node.start, `is called ${(node.id as Node).name}: name it after what it is about`),
      )
    return [...files, ...names]
  })
}

/** Places of other workplaces and of package mirrors; a checkout speaks of nothing outside itself. */
const ELSEWHERE = [
  /(?<![\w.])\/work\//,
  /\.\.\/shared\//,
  /\bregistry\.[a-z0-9-]+\.[a-z]+/i,
  /"resolved":\s*"https?:/,
  /\b(?:10|192\.168|172\.16)(?:\.\d{1,3}){2,3}:\d+/,
]
/** This file has to write down what it looks for; its own tests plant it. */
const NAMES_THEM = ['test/tidy/style.ts', 'test/tidy/style.test.ts']

export function nothingPointsElsewhere(sources: readonly Source[]): Violation[] {
  return sources
    .filter(source => !NAMES_THEM.includes(source.path))
    .flatMap(source =>
      ELSEWHERE.flatMap(pattern => {
        const found = pattern.exec(source.text)
        return found ? [at(source, found.index, `speaks of a place outside the checkout: ${found[0]}`)] : []
      }),
    )
}

/** One configuration module: the environment is read in core/config.ts, and by what starts or tests us. */
const READS_ENVIRONMENT =
  /^(core\/config\.ts|core\/postgres\/embedded\/|apps\/launch|apps\/operator|apps\/web\/|test\/|bench\/|\w+\.config\.ts)/

export function oneConfiguration(sources: readonly Source[]): Violation[] {
  return sources
    .filter(
      source => isCode(source) && !READS_ENVIRONMENT.test(source.path) && !/\.test\.tsx?$/.test(source.path),
    )
    .flatMap(source => {
      const found = /\bprocess\.env\b/.exec(source.text)
      return found ? [at(source, found.index, 'reads the environment: core/config.ts does')] : []
    })
}
