import type { APIRequestContext } from '@playwright/test'
import { address, type Endpoint, type Question, type Reply } from '#core/endpoint.ts'
import { uuidv7 } from '#core/ids.ts'
import { expect, houseUrl } from './desk.ts'

/** Asks or does something beside the pages, as whoever is signed in there. */
export async function tell<E extends Endpoint>(
  request: APIRequestContext,
  endpoint: E,
  question: Question<E>,
) {
  const { params, query, body } = question as { params?: never; query?: never; body?: never }
  const answer = await request.fetch(`${houseUrl()}${address(endpoint, { params, query })}`, {
    method: endpoint.method,
    ...(body === undefined ? {} : { data: body }),
    headers: { 'idempotency-key': uuidv7() },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as Reply<E>
}
