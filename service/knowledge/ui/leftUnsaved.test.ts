import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Failure } from '#core/web/failure.ts'
import { takeUp, tryOn } from './leftUnsaved.ts'

let tab: EventTarget
beforeEach(() => {
  tab = new EventTarget()
  vi.stubGlobal('window', tab)
  vi.useFakeTimers()
})
afterEach(() => {
  takeUp('a')
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const asks = () => !tab.dispatchEvent(new Event('beforeunload', { cancelable: true }))
const inMinutes = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000)

it('what was left without a network is tried until the server has it, and the tab asks before it closes', async () => {
  let network = false
  const flush = vi.fn(async () => {
    if (!network) throw new Failure('offline')
  })
  tryOn('a', flush)
  await inMinutes(10)
  expect(flush.mock.calls.length).toBeGreaterThan(50)
  expect(asks()).toBe(true)
  network = true
  await inMinutes(1)
  expect(asks()).toBe(false)
  const tried = flush.mock.calls.length
  await inMinutes(10)
  expect(flush.mock.calls.length).toBe(tried)
})

it('what the server refuses, and what its writer took up again, is not sent any more', async () => {
  const refused = vi.fn(() => Promise.reject(new Failure('refused')))
  tryOn('a', refused)
  await inMinutes(10)
  expect(refused).toHaveBeenCalledOnce()
  expect([takeUp('a'), asks()]).toEqual([false, false])
  const offline = vi.fn(() => Promise.reject(new Failure('offline')))
  tryOn('a', offline)
  expect(takeUp('a')).toBe(true)
  await inMinutes(10)
  expect(offline).not.toHaveBeenCalled()
})

it('tries have a bound; the tab asks all the same', async () => {
  const offline = vi.fn(() => Promise.reject(new Failure('offline')))
  tryOn('a', offline)
  await inMinutes(24 * 60)
  expect(offline).toHaveBeenCalledTimes(720)
  expect(asks()).toBe(true)
})
