import { expect, test } from 'vitest'
import { address, type Endpoint, type Question, type Reply } from '#core/endpoint.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { signIn } from '#service/people/contract/session.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import { ask, killServer, startServing, temporaryFolder, tidyEmbedded } from './support/embedded.ts'
import { until } from './support/until.ts'

/**
 * kill -9 of the service and of PostgreSQL while calls come in: each is logged, promised, called back and
 * closed, and each deed is sent again under its own command until it is answered.
 */
const LIVES = 48
const AGENTS = 6
const KILLS_AT = [0.3, 0.6] as const
const PATIENCE_MS = 60_000
/** Who asks more often takes the processor from what is starting again. */
const ASK_AGAIN_MS = 25
const PASSWORD = 'yi-nuo-qian-jin-test'

tidyEmbedded()

const start = (folder: string) => startServing('service-child.ts', [folder, PASSWORD], PATIENCE_MS)

async function cookieOf(url: string): Promise<string> {
  const response = await fetch(`${url}${signIn.url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'lin', password: PASSWORD }),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}

/** Tells it until there is an answer; a cut line or a 503 is none. */
async function insist<E extends Endpoint>(
  at: () => string,
  cookie: string,
  endpoint: E,
  question: Question<E>,
): Promise<Reply<E>> {
  const command = uuidv7()
  const { body, ...where } = question as { body?: unknown; params?: Record<string, unknown> }
  const answered = await until(
    async () => {
      const response = await fetch(`${at()}${address(endpoint, where)}`, {
        method: endpoint.method,
        headers: { 'content-type': 'application/json', 'idempotency-key': command, cookie },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => null)
      if (response === null || response.status === 503) return null
      const answer = await response.json().catch(() => null)
      return answer === null ? null : { status: response.status, answer }
    },
    PATIENCE_MS,
    ASK_AGAIN_MS,
  )
  expect(answered, endpoint.url).toMatchObject({ status: 200 })
  return answered.answer as Reply<E>
}

type Tell = <E extends Endpoint>(endpoint: E, question: Question<E>) => Promise<Reply<E>>

/** From the ring to the closed case. */
async function life(tell: Tell, customerId: Uuid, n: number): Promise<Uuid> {
  const dueAt = Temporal.Now.instant().add({ hours: 2 }).toString()
  const symptom = `不出热水 ${n}`
  const { caseId } = await tell(receiveCall, {
    body: {
      customerId,
      said: symptom,
      about: { trouble: { reason: 'repair', symptom } },
      ending: { as: 'callback', dueAt },
    },
  })
  const ending = { as: 'solved', told: '上水阀被关了,打开即可' } as const
  await tell(logCallback, { params: { id: caseId }, body: { said: '电话里一步步做', ending } })
  await tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
  return caseId
}

test('calls that were acknowledged are cases with a kept promise and an end, once, whoever was killed', async () => {
  const folder = temporaryFolder('yinuo-kill-chain-')
  let running = await start(folder)
  const cookie = await cookieOf(running.url)
  const tell: Tell = (endpoint, question) => insist(() => running.url, cookie, endpoint, question)
  const lived: Uuid[] = []
  const killing = (async () => {
    for (const [n, at] of KILLS_AT.entries()) {
      await until(() => lived.length >= LIVES * at, 240_000)
      if (n % 2 === 1) await killServer(folder)
      else {
        running.child.process.kill('SIGKILL')
        await running.child.ended
        running = await start(folder)
      }
    }
    return KILLS_AT.length
  })()
  let next = 0
  const agent = async (who: number) => {
    const { id } = await tell(addCustomer, { body: { name: `马俊杰${who}` } })
    for (let n = next++; n < LIVES; n = next++) lived.push(await life(tell, id, n))
  }
  const [killed] = await Promise.all([killing, ...Array.from({ length: AGENTS }, (_, who) => agent(who))])
  expect(killed).toBe(KILLS_AT.length)

  const counted = await until(async () => {
    const [row] = await ask<Record<string, number>>(running.ownerUrl, COUNTED).catch(() => [])
    return row?.waiting === 0 ? { ...row } : null
  }, PATIENCE_MS)
  expect(new Set(lived).size).toBe(LIVES)
  expect(counted).toEqual({
    waiting: 0,
    cases: LIVES,
    numbers: LIVES,
    words: 2 * LIVES,
    kept: LIVES,
    proofs: LIVES,
    closures: LIVES,
    open: 0,
    received: LIVES,
    found: LIVES,
  })
}, 420_000)

const COUNTED = `select
  (select count(*)::int from core.reactions_due) as waiting,
  (select count(*)::int from cases.cases) as cases,
  (select count(distinct number)::int from cases.cases) as numbers,
  (select count(*)::int from hotline.conversations) as words,
  (select count(*)::int from promises.promises where settled_as = 'kept') as kept,
  (select count(distinct journal.id)::int from promises.promises promise
    join core.journal journal on journal.id = promise.evidence) as proofs,
  (select count(*)::int from cases.closures) as closures,
  (select count(*)::int from cases.handlings where until_at is null) as open,
  (select count(*)::int from core.journal where event = 'call received') as received,
  (select count(distinct subject_id)::int from core.find_terms where kind = 'case') as found`
