import { createHmac, timingSafeEqual } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { addressOf } from './reach.ts'

/** A message that is older, or from further ahead, is a replay (docs/webhooks.md). */
const REPLAY_SECONDS = 300
const PATIENCE_MS = 15_000
const MOST_ANSWER_BYTES = 16_384

export type Post = { url: string; headers: Record<string, string>; body: string }
export type Posted = { status: number; text: string }

/** `v1=` and the HMAC-SHA256 over `timestamp.body`, hexadecimal; the timestamp in seconds. */
export function signature(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** What a receiver does: is it from us, and is it fresh? The ids that came before he keeps himself. */
export function isGenuine(
  secret: string,
  it: { timestamp: number; signature: string; body: string },
  nowSeconds: number,
): boolean {
  if (!(Math.abs(nowSeconds - it.timestamp) <= REPLAY_SECONDS)) return false
  const [ours, theirs] = [Buffer.from(signature(secret, it.timestamp, it.body)), Buffer.from(it.signature)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/**
 * Posts once, to the address that was looked at; redirections are answers, not followed. 15 s for all of it.
 * @throws Unreachable; Error where nobody answered
 */
export async function post({ url, headers, body }: Post, inner: readonly string[]): Promise<Posted> {
  const to = new URL(url)
  const address = await addressOf(to.hostname, inner)
  const send = to.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const asked = send(
      {
        host: address,
        servername: to.hostname,
        port: to.port || undefined,
        path: `${to.pathname}${to.search}`,
        method: 'POST',
        headers: { ...headers, host: to.host, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      answer => {
        const parts: Buffer[] = []
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes > MOST_ANSWER_BYTES) asked.destroy(new Error('the answer is too long'))
          parts.push(part)
        })
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
