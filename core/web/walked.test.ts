import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const storage = new Map<string, string>()
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
  })
})
afterEach(() => {
  storage.clear()
  vi.resetModules()
  vi.unstubAllGlobals()
})

/** The module as a page that was just opened has it. */
const opened = () => import('./walked.ts')

it('what was ticked and dismissed is kept for each person over a reload', async () => {
  const first = await opened()
  first.tick('lin', 'call')
  first.tick('lin', 'call')
  first.endWalk('zhao')
  vi.resetModules()
  const { walkedBy } = await opened()
  expect(walkedBy('lin')).toEqual({ done: ['call'], over: false })
  expect(walkedBy('zhao')).toEqual({ done: [], over: true })
  expect(walkedBy('he')).toEqual({ done: [], over: false })
})

it.each(['{', '7', 'null', '{"done":"x","over":1}', '{"done":[1,"call"]}'])(
  'what somebody else wrote there does no harm: %s',
  async text => {
    storage.set('yinuo.walk.lin', text)
    const { walkedBy } = await opened()
    const { done, over } = walkedBy('lin')
    expect([over, done.filter(one => one !== 'call')]).toEqual([false, []])
  },
)

it('where storage is forbidden it lasts as long as the page', async () => {
  vi.stubGlobal('localStorage', undefined)
  const { tick, walkedBy } = await opened()
  tick('lin', 'find')
  expect(walkedBy('lin').done).toEqual(['find'])
})
