import { createHmac } from 'node:crypto'
import { type Handed, notHanded } from '#core/mail.ts'
import { type Post, type Posted, signature } from '#core/webhook.ts'
import type { Shape } from '../contract/notices.ts'

/** What is posted, whatever the shape. `to` is a phone for an SMS gateway; a group needs none. */
export type Message = {
  id: string
  template: string
  to: string | null
  language: string
  title: string
  body: string
}
export type Target = { url: string; secret: string | null }

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'yinuo' }
const base64Hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')
const plain = ({ title, body }: Message) => `${title}\n${body}`

/**
 * How each service wants to be spoken to, by its documentation:
 * - signed: our own, docs/webhooks.md; for SMS gateways and whatever a company runs itself.
 * - wecom: developer.work.weixin.qq.com/document/path/91770. The key is in the address; text <= 2,048 bytes.
 * - dingtalk: open.dingtalk.com/document/robots/custom-robot-access. `timestamp` (ms) and `sign` in the
 *   address, sign = base64(HMAC-SHA256(key: secret, timestamp + "\n" + secret)), URL-encoded.
 * - feishu: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. `timestamp` (s) and `sign` in the
 *   body, sign = base64(HMAC-SHA256(key: timestamp + "\n" + secret, empty text)).
 */
export function postOf(shape: Shape, target: Target, message: Message, now: Temporal.Instant): Post {
  return SHAPED[shape](target, message, now)
}

type Shaped = (target: Target, message: Message, now: Temporal.Instant) => Post

const wecom: Shaped = ({ url }, message) => ({
  url,
  headers: JSON_HEADERS,
  body: JSON.stringify({ msgtype: 'text', text: { content: cut(plain(message), 2048) } }),
})

const dingtalk: Shaped = ({ url, secret }, message, now) => {
  const to = new URL(url)
  if (secret !== null) {
    const timestamp = now.epochMilliseconds
    to.searchParams.set('timestamp', String(timestamp))
    to.searchParams.set('sign', base64Hmac(secret, `${timestamp}\n${secret}`))
  }
  const body = { msgtype: 'text', text: { content: plain(message) } }
  return { url: to.toString(), headers: JSON_HEADERS, body: JSON.stringify(body) }
}

const feishu: Shaped = ({ url, secret }, message, now) => {
  const timestamp = String(Math.floor(now.epochMilliseconds / 1000))
  const sign = secret === null ? {} : { timestamp, sign: base64Hmac(`${timestamp}\n${secret}`, '') }
  const body = { ...sign, msg_type: 'text', content: { text: plain(message) } }
  return { url, headers: JSON_HEADERS, body: JSON.stringify(body) }
}

const signed: Shaped = ({ url, secret }, message, now) => {
  const timestamp = Math.floor(now.epochMilliseconds / 1000)
  const body = JSON.stringify({ ...message, text: plain(message) })
  const headers = {
    ...JSON_HEADERS,
    'idempotency-key': message.id,
    'yinuo-timestamp': String(timestamp),
    'yinuo-signature': signature(secret ?? '', timestamp, body),
  }
  return { url, headers, body }
}

const SHAPED: Record<Shape, Shaped> = { wecom, dingtalk, feishu, signed }

/** Cut between characters, so that it fits in so many bytes of UTF-8. */
function cut(text: string, mostBytes: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > mostBytes) return kept
    kept += character
  }
  return kept
}

/** Too many a minute (WeCom 45009, DingTalk 130101, Feishu 11232): later again. */
const TOO_MANY = new Set([45009, 130101, 11232])
const LATER = new Set([408, 425, 429])

/** What the answer means. Robots answer 200 to everything; the body says whether it stands in the group. */
export function heard(shape: Shape, { status, text }: Posted): Handed {
  if (status >= 500 || LATER.has(status)) return notHanded(`answered ${status}`, false, true)
  if (status < 200 || status >= 300) return notHanded(`answered ${status}`, true)
  if (shape === 'signed') return { as: 'sent' }
  const code = codeIn(text)
  if (code === 0) return { as: 'delivered' }
  if (code === null) return notHanded('an answer that no robot gives')
  return notHanded(`the robot answered ${code}`, !TOO_MANY.has(code))
}

function codeIn(text: string): number | null {
  try {
    const { errcode, code, StatusCode } = JSON.parse(text) as Record<string, unknown>
    const said = errcode ?? code ?? StatusCode
    return typeof said === 'number' ? said : null
  } catch {
    return null
  }
}
