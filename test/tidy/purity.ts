import { isRule, reach } from './imports.ts'
import { at, type Node, nodes, programOf, type Source, type Violation } from './sources.ts'

/** What depends on the moment, on chance, or on anything outside. */
const IMPURE_MEMBERS = new Set(['Temporal.Now', 'Date.now', 'Math.random'])
const IMPURE_NAMES = new Set([
  'process',
  'fetch',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'localStorage',
  'sessionStorage',
  'document',
  'window',
  'globalThis',
  'console',
])

/** Of core/ids.ts rules use what reads an id; that they make none is looked at where they import. */
const MAKES_IDS = 'core/ids.ts'

/** Law 4: rules, and everything that they load, read no clock, no chance, nothing outside. */
export function rulesArePure(sources: readonly Source[]): Violation[] {
  return reach(sources, sources.filter(isRule))
    .filter(({ source }) => source.path !== MAKES_IDS)
    .flatMap(({ source, way }) => {
      const own = namesBound(source)
      return [...nodes(programOf(source))].flatMap(node => {
        const says = impurity(node, own)
        return says === null ? [] : [at(source, node.start, `${says} in what must be pure${way}`)]
      })
    })
}

/** Names that the file gives itself: a `window` there is a time, not the browser's. */
function namesBound(source: Source): Set<string> {
  const bound = new Set<string>()
  const bind = (pattern: Node): void => {
    for (const node of nodes(pattern)) if (node.type === 'Identifier') bound.add(String(node.name))
  }
  for (const node of nodes(programOf(source))) {
    if (node.type === 'VariableDeclarator') bind(node.id as Node)
    for (const param of (node.params as Node[] | undefined) ?? []) bind(param)
  }
  return bound
}

function impurity(node: Node, own: ReadonlySet<string>): string | null {
  const outside = (one: Node) =>
    one.type === 'Identifier' && IMPURE_NAMES.has(String(one.name)) && !own.has(String(one.name))
  if (node.type === 'MemberExpression') {
    const [object, property] = [node.object as Node, node.property as Node]
    const name = `${object.name}.${property.name}`
    if (IMPURE_MEMBERS.has(name)) return `${name} is used`
    if (outside(object)) return `${object.name} is used`
  }
  const callee = node.callee as Node | undefined
  if (node.type === 'CallExpression' && callee !== undefined && outside(callee))
    return `${callee.name}() is called`
  if (node.type === 'NewExpression' && callee?.name === 'Date' && (node.arguments as Node[]).length === 0) {
    return 'new Date() is made'
  }
  if (node.type === 'ImportSpecifier' && (node.imported as Node).name === 'uuidv7') return 'an id is made'
  if (node.type === 'AwaitExpression' || node.async === true) return 'something is awaited'
  return null
}
