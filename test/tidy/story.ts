import type { Slice } from '#core/slice.ts'
import { importsOf } from './imports.ts'
import { at, isCode, isTest, type Node, nodes, programOf, type Source, type Violation } from './sources.ts'

const STORY = 'service/story.ts'
const inStory = (says: string): Violation => ({ path: STORY, line: 1, says })

/**
 * Every folder of service/ is a slice of the story and every slice has its folder, with a contract that says
 * why.
 */
export function foldersAreTheStory(sources: readonly Source[], story: readonly Slice[]): Violation[] {
  const folders = new Set(sources.flatMap(({ path }) => /^service\/([^/]+)\//.exec(path)?.[1] ?? []))
  const names = new Set(story.map(slice => slice.name))
  const contracts = sources.filter(({ path }) => /^service\/[^/]+\/contract\.ts$/.test(path))
  return [
    ...[...folders]
      .filter(name => !names.has(name))
      .map(name => inStory(`does not tell of the folder ${name}`)),
    ...[...names]
      .filter(name => !folders.has(name))
      .map(name => inStory(`tells of ${name}, which has no folder`)),
    ...[...names]
      .filter(name => !contracts.some(({ path }) => path === `service/${name}/contract.ts`))
      .map(name => inStory(`${name} has no contract.ts`)),
    ...contracts
      .filter(({ text }) => !/^\/\*\*(?:[^*]|\*(?!\/)){60,}\*\//.test(text))
      .map(source => at(source, 0, 'does not open with a comment of what the slice is for')),
  ]
}

/**
 * Law 2: names of events are registered once; a reaction listens to what is known and told by itself or
 * earlier.
 */
export function eventsComeDown(story: readonly Slice[]): Violation[] {
  const teller = new Map<string, number>()
  const twice: Violation[] = []
  for (const [place, slice] of story.entries()) {
    for (const event of slice.events ?? []) {
      const first = teller.get(event)
      if (first !== undefined)
        twice.push(inStory(`'${event}' is announced by ${story[first]?.name} and ${slice.name}`))
      else teller.set(event, place)
    }
  }
  const reactions = story.flatMap((slice, place) =>
    (slice.reactions ?? []).flatMap(({ name, on }) => {
      const told = teller.get(on)
      if (told === undefined) return [inStory(`'${name}' waits for '${on}', which nobody announces`)]
      if (told > place)
        return [inStory(`'${name}' of ${slice.name} waits for '${on}' of the later ${story[told]?.name}`)]
      return name.startsWith(`${slice.name}: `)
        ? []
        : [inStory(`'${name}' does not begin with '${slice.name}: '`)]
    }),
  )
  return [...twice, ...reactions]
}

/** Who announces an event is the slice whose contract names it. */
export function announcedAtHome(sources: readonly Source[], story: readonly Slice[]): Violation[] {
  return sources
    .filter(source => isCode(source) && !isTest(source) && source.path.startsWith('service/'))
    .flatMap(source => {
      const slice = story.find(({ name }) => source.path.startsWith(`service/${name}/`))
      return announcements(source)
        .filter(({ event }) => !slice?.events?.includes(event))
        .map(({ event, offset }) =>
          at(source, offset, `announces '${event}', which its contract does not name`),
        )
    })
}

function announcements(source: Source): { event: string; offset: number }[] {
  return [...nodes(programOf(source))].flatMap(node => {
    if (node.type !== 'CallExpression' || (node.callee as Node).name !== 'announce') return []
    const event = (node.arguments as Node[])[1]
    return event?.type === 'Literal' ? [{ event: String(event.value), offset: node.start }] : []
  })
}

/**
 * Endpoints: known roles, one owner each, every `:name` of the address described, codes that are sentences.
 */
export function endpointsAreWhole(
  story: readonly Slice[],
  roles: readonly string[],
  others: Slice['routes'] = [],
): Violation[] {
  const seen = new Set<string>()
  return [...others, ...story.flatMap(slice => slice.routes ?? [])].flatMap(({ endpoint, open }) => {
    const name = `${endpoint.method} ${endpoint.url}`
    const says = (what: string) => inStory(`${name} ${what}`)
    const found: Violation[] = []
    if (seen.has(name)) found.push(says('is there twice'))
    seen.add(name)
    const may = typeof endpoint.may === 'string' ? [] : endpoint.may
    for (const role of may) if (!roles.includes(role)) found.push(says(`lets in '${role}', which is no role`))
    if (typeof endpoint.may !== 'string' && may.length === 0) found.push(says('lets nobody in'))
    if (endpoint.may === 'anyone' && !open) found.push(says('is for anyone, but needs a company'))
    const named = [...endpoint.url.matchAll(/:(\w+)/g)].map(match => String(match[1]))
    const described = Object.keys(endpoint.params?.shape ?? {})
    if (named.toSorted().join() !== described.toSorted().join())
      found.push(says('does not describe its address'))
    if (endpoint.method === 'GET' && endpoint.body !== undefined) found.push(says('is a GET with a body'))
    if (endpoint.summary.length < 4) found.push(says('has no summary'))
    for (const code of endpoint.refuses ?? []) {
      if (!/^[a-z0-9][^.]{3,120}$/.test(code))
        found.push(says(`refuses with '${code}', which is no sentence`))
    }
    return found
  })
}

/**
 * Law 4's other half: whatever a rule or a deed refuses with stands in a contract, or no page can word it.
 */
export function refusalsAreNamed(sources: readonly Source[], story: readonly Slice[]): Violation[] {
  const named = new Set(
    story.flatMap(slice => slice.routes ?? []).flatMap(({ endpoint }) => endpoint.refuses ?? []),
  )
  return sources
    .filter(source => isCode(source) && !isTest(source) && source.path.startsWith('service/'))
    .filter(source => importsOf(source).some(one => one.file === 'core/refusal.ts'))
    .flatMap(source =>
      [...nodes(programOf(source))].flatMap(node => {
        const name = (node.callee as Node | undefined)?.name
        const made = node.type === 'NewExpression' && name === 'Refusal'
        if (!made && !(node.type === 'CallExpression' && name === 'refuse')) return []
        return literalsOf((node.arguments as Node[])[0])
          .filter(code => !named.has(code))
          .map(code => at(source, node.start, `refuses with '${code}', which no contract names`))
      }),
    )
}

function literalsOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node?.type === 'ConditionalExpression') {
    return [...literalsOf(node.consequent as Node), ...literalsOf(node.alternate as Node)]
  }
  return []
}
