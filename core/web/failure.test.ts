import { expect, test } from 'vitest'
import { Failure, failureOf, mayPass } from './failure.ts'

const answer = (status: number, body: unknown) =>
  failureOf(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))

test.each([
  [400, 'unreadable'],
  [401, 'signed out'],
  [403, 'forbidden'],
  [404, 'unknown'],
  [409, 'refused'],
  [413, 'unreadable'],
  [429, 'too many'],
  [500, 'broken'],
  [502, 'broken'],
] as const)('%i is %s', async (status, kind) => {
  expect((await answer(status, { code: 'some code', sentence: 'Some sentence.' })).kind).toBe(kind)
})

test('a refusal carries its code and details', async () => {
  const refused = await answer(409, { code: 'locked', sentence: 'Locked.', details: { minutes: 27 } })
  expect(refused).toMatchObject({ code: 'locked', details: { minutes: 27 } })
})

test('what cannot be read names its fields; a malformed list of fields is dropped', async () => {
  const fields = [{ path: 'phone', message: 'Not a phone.' }, 'nonsense', { path: 1 }]
  expect((await answer(400, { code: 'unreadable', fields })).fields).toEqual([fields[0]])
})

test("a proxy's page of HTML is our fault, not a crash", async () => {
  expect(await answer(502, '<html>Bad gateway</html>')).toMatchObject({ kind: 'broken', fields: [] })
})

test('only what was not decided may pass by itself', () => {
  expect(mayPass(new Failure('offline'))).toBe(true)
  expect(mayPass(new Failure('broken'))).toBe(true)
  expect(mayPass(new Failure('refused', { code: 'locked' }))).toBe(false)
  expect(mayPass(null)).toBe(false)
})
