import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { addressOf, Unreachable } from './reach.ts'

export type MailAccount = {
  host: string
  port: number
  /** tls: from the first byte; starttls: upgraded or not at all; none: a server of the house, no password. */
  security: 'tls' | 'starttls' | 'none'
  username: string
  password: string | null
  from: { name: string; address: string }
}

/** `id` is the left part of the Message-ID: sent again, it is the same mail to whoever sorts them. */
export type Mail = {
  id: string
  to: string
  subject: string
  text: string
  /** Documents that go with it; a few megabytes, whoever writes it has counted. */
  papers?: readonly Paper[]
  /** Where one click, without a page, says stop (RFC 8058). */
  stop: string | null
}

export type Paper = { name: string; mediaType: string; bytes: Buffer }

/** Handed over; or not, and whether another try may help. `unreached`: others would fail there, too. */
export type Handed =
  | { as: 'sent' | 'delivered' }
  | { as: 'failed'; why: string; forGood: boolean; unreached: boolean }

export const notHanded = (why: string, forGood = false, unreached = false): Handed => ({
  as: 'failed',
  why,
  forGood,
  unreached,
})

const CONNECT_MS = 8_000
const SILENCE_MS = 15_000
/** For all of it: a server may say a word each fourteen seconds. */
export const MAIL_PATIENCE_MS = 40_000

/**
 * Hands one mail to the company's mail server. At least once: where the server took it and its answer was
 * lost, it is sent again with the same Message-ID.
 */
export async function sendMail(
  account: MailAccount,
  mail: Mail,
  inner: readonly string[],
  patienceMs = MAIL_PATIENCE_MS,
): Promise<Handed> {
  try {
    const transport = createTransport({
      host: await addressOf(account.host, inner),
      port: account.port,
      secure: account.security === 'tls',
      requireTLS: account.security === 'starttls',
      ignoreTLS: account.security === 'none',
      tls: { servername: account.host, minVersion: 'TLSv1.2' },
      ...(account.password === null ? {} : { auth: { user: account.username, pass: account.password } }),
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const over = new AbortController()
    try {
      const sending = transport.sendMail({
        from: account.from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        attachments: (mail.papers ?? []).map(({ name, mediaType, bytes }) => ({
          filename: name,
          contentType: mediaType,
          content: bytes,
        })),
        messageId: `<${mail.id}@${account.from.address.split('@').at(-1)}>`,
        // Out-of-office answers are not for us (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', ...stopHeaders(mail.stop) },
      })
      await Promise.race([sending, tooSlow(patienceMs, over.signal)])
      return { as: 'sent' }
    } finally {
      over.abort()
      transport.close()
    }
  } catch (fault) {
    return whatWentWrong(fault)
  }
}

async function tooSlow(ms: number, over: AbortSignal): Promise<never> {
  await wait(ms, undefined, { signal: over })
  throw Object.assign(new Error('the mail server is too slow'), { code: 'ETIMEDOUT' })
}

const stopHeaders = (stop: string | null): Record<string, string> =>
  stop === null
    ? {}
    : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }

/** The server's no to this mail (5xx to the envelope or the text) is for good; all else may pass. */
function whatWentWrong(fault: unknown): Handed {
  if (fault instanceof Unreachable) return notHanded(fault.message, fault.forGood, true)
  const { code, responseCode, message } = fault as { code?: string; responseCode?: number; message: string }
  const itself = code === 'EENVELOPE' || code === 'EMESSAGE'
  const forGood = itself && responseCode !== undefined && responseCode >= 500
  return notHanded(`${code ?? 'fault'}: ${message}`.slice(0, 300), forGood, !itself)
}
