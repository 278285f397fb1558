import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on this machine that keeps what it took. */
export type MailServer = {
  port: number
  /** Every mail that was taken, as it came, folded headers unfolded. */
  mails: { id: string; to: string; source: string }[]
  /** Answers to recipients, by address: a number refuses. */
  refuses: Map<string, number>
  /** Ends every connection, as a killed server does, and takes no more. */
  kill(): Promise<void>
  start(): Promise<void>
}

export async function openMailServer(): Promise<MailServer> {
  const refuses = new Map<string, number>()
  const mails: MailServer['mails'] = []
  let server: SMTPServer
  const it: MailServer = {
    port: 0,
    mails,
    refuses,
    async start() {
      server = new SMTPServer({
        disabledCommands: ['STARTTLS', 'AUTH'],
        closeTimeout: 1,
        onRcptTo(address, _, answer) {
          const code = refuses.get(address.address)
          answer(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }))
        },
        onData(stream, session, answer) {
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            const source = Buffer.concat(parts)
              .toString('utf8')
              .replace(/\r\n[ \t]+/g, ' ')
            const id = /^Message-ID: <([^@>]+)@/im.exec(source)?.[1] ?? ''
            mails.push({ id, to: session.envelope.rcptTo[0]?.address ?? '', source })
            answer(null)
          })
        },
      })
      server.on('error', () => {})
      await new Promise<void>(resolve => server.listen(it.port, '127.0.0.1', () => resolve()))
      it.port = (server.server.address() as AddressInfo).port
    },
    async kill() {
      for (const connection of server.connections) connection.close()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
  await it.start()
  return it
}
