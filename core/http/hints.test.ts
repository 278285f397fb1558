import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CoreWorld, openCoreWorld, post } from '../../test/support/core-world.ts'
import { until } from '../../test/support/until.ts'
import { as } from '../../test/support/who-says.ts'

let world: CoreWorld
beforeEach(async () => {
  world = await openCoreWorld()
})
afterEach(() => world.close())

type Hint = { events: string[]; subjects: string[] }

/** What a tab hears, as it comes. */
async function listen(url: string, company: string): Promise<{ heard: Hint[]; stop(): void }> {
  const leave = new AbortController()
  const response = await fetch(`${url}/api/hints`, { headers: as(company, 'reader'), signal: leave.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const heard: Hint[] = []
  const read = async () => {
    let rest = ''
    for await (const bytes of response.body ?? []) {
      const parts = (rest + Buffer.from(bytes).toString('utf8')).split('\n\n')
      rest = parts.pop() ?? ''
      heard.push(...parts.filter(part => part.startsWith('data: {"')).map(part => JSON.parse(part.slice(6))))
    }
  }
  read().catch(() => {})
  return { heard, stop: () => leave.abort() }
}

test('a page hears of a commit of another process, and a page of another company does not', async () => {
  const [here, there] = [await world.serve(), await world.serve()]
  const mine = await listen(here.url, world.a)
  const others = await listen(here.url, world.b)
  const note = await post(`${there.url}/api/diary`, as(world.a), { words: 'from another process' })
  await until(() => mine.heard.length > 0)
  expect(mine.heard[0]).toEqual({ events: ['note written'], subjects: [note.body.id] })
  const second = await post(`${there.url}/api/diary`, as(world.b), { words: 'of company B' })
  await until(() => others.heard.length > 0)
  expect(others.heard.flatMap(hint => hint.subjects)).toEqual([second.body.id])
  expect(mine.heard.flatMap(hint => hint.subjects)).not.toContain(second.body.id)
  mine.stop()
  others.stop()
})

test('many deeds at once come as few hints', async () => {
  const here = await world.serve()
  const tab = await listen(here.url, world.a)
  const notes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => post(`${here.url}/api/diary`, as(world.a), { words: `note ${n}` })),
  )
  const told = () => new Set(tab.heard.flatMap(hint => hint.subjects))
  await until(() => notes.every(note => told().has(note.body.id as string)))
  expect(tab.heard.length).toBeLessThan(20)
  tab.stop()
})

test('a stream needs somebody who is signed in', async () => {
  const here = await world.serve()
  expect((await fetch(`${here.url}/api/hints`)).status).toBe(401)
})
