import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Endpoint, endpoint } from '#core/endpoint.ts'
import { route } from '#core/routes.ts'
import type { Slice } from '#core/slice.ts'
import { sourcesOf, told } from './sources.ts'
import * as telling from './story.ts'

const CONTRACT = `/**\n * ${'What this slice is for, told in a sentence. '.repeat(2)}\n */\nexport const x = 1`
const slice = (name: string, more: Partial<Slice> = {}): Slice => ({ name, ...more })
const says = (violations: ReturnType<typeof telling.eventsComeDown>) => violations.map(one => one.says)
const follows = (name: string, on: string) => ({ name, on, do: async () => {} })

test('a folder without a slice, a slice without a folder or contract, and a contract without its reason are caught', () => {
  const check = (files: Record<string, string>, ...names: string[]) =>
    says(
      telling.foldersAreTheStory(
        sourcesOf(files),
        names.map(name => slice(name)),
      ),
    )
  expect(check({ 'service/cases/contract.ts': CONTRACT }, 'cases')).toEqual([])
  expect(check({ 'service/cases/contract.ts': CONTRACT })).toEqual(['does not tell of the folder cases'])
  expect(check({ 'service/story.ts': '' }, 'cases')).toEqual([
    'tells of cases, which has no folder',
    'cases has no contract.ts',
  ])
  expect(check({ 'service/cases/contract.ts': 'export const x = 1' }, 'cases')).toHaveLength(1)
  expect(check({ 'service/cases/contract.ts': '/** Cases. */\nexport const x = 1' }, 'cases')).toHaveLength(1)
})

test('an event of two slices, one that nobody tells, and one told later in the story are caught', () => {
  const check = (...story: Slice[]) => says(telling.eventsComeDown(story))
  const told = slice('archive', { events: ['device added'] })
  expect(check(told, slice('cases', { events: ['device added'] }))).toHaveLength(1)
  const listener = (name: string, on: string) => slice(name, { reactions: [follows(`${name}: looks`, on)] })
  expect(check(told, listener('cases', 'device stolen'))).toHaveLength(1)
  expect(check(listener('people', 'device added'), told)).toHaveLength(1)
  expect(check(told, listener('cases', 'device added'))).toEqual([])
  expect(check(told, slice('cases', { reactions: [follows('looks', 'device added')] }))).toHaveLength(1)
})

test('a slice that announces what another’s contract names is caught', () => {
  const story = [slice('archive', { events: ['device added'] }), slice('cases', { events: ['case opened'] })]
  const check = (path: string) =>
    telling.announcedAtHome(sourcesOf({ [path]: "await announce(ctx, 'device added', id)" }), story)
  expect(check('service/cases/actions.ts')).toHaveLength(1)
  expect(check('service/archive/actions.ts')).toEqual([])
})

const good: Endpoint = {
  method: 'POST',
  url: '/api/cases/:id/closure',
  summary: 'Close a case',
  may: ['agent'],
  params: z.object({ id: z.uuid() }),
  returns: z.object({}),
  refuses: ['already closed'],
}

test.each<[string, Partial<Endpoint>]>([
  ['a role that nobody has', { may: ['agnet'] }],
  ['nobody at all', { may: [] }],
  ['anyone inside a company', { may: 'anyone' }],
  ['an address that is not described', { url: '/api/cases/:case/closure' }],
  ['a GET with a body', { method: 'GET', body: z.object({}) }],
  ['no summary', { summary: '' }],
  ['a code that is no sentence', { refuses: ['ALREADY_CLOSED.'] }],
])('an endpoint for %s is caught', (_what, change) => {
  const check = (...endpoints: Endpoint[]) =>
    telling.endpointsAreWhole(
      [slice('cases', { routes: endpoints.map(one => route(one, async () => ({}))) })],
      ['agent'],
    )
  expect(check(endpoint({ ...good, ...change }))).toHaveLength(1)
  expect(check(good)).toEqual([])
  expect(check(good, good)).toHaveLength(1)
})

test('a refusal that no contract names is caught', () => {
  const story = [slice('cases', { routes: [route(good, async () => ({}))] })]
  const check = (text: string) =>
    told(
      telling.refusalsAreNamed(
        sourcesOf({
          'service/cases/actions.ts': `import { refuse, Refusal } from '#core/refusal.ts'\n${text}`,
        }),
        story,
      ),
    )
  expect(check("refuse('already closed')")).toEqual([])
  expect(check("refuse(closed ? 'already closed' : null)")).toEqual([])
  expect(check("refuse(closed ? 'closed long ago' : null)")).toHaveLength(1)
  expect(check("throw new Refusal('closed long ago')")).toHaveLength(1)
})
