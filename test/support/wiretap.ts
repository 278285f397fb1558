import { createServer, connect as dial, type Socket } from 'node:net'

/** One statement as it went over the wire. `name` is empty for a Parse that PostgreSQL forgets again. */
export type Said = { how: 'simple' | 'parse' | 'bind'; name: string; text: string }

/**
 * A PostgreSQL address that passes everything on and listens: what was said, and connections that can be cut.
 */
export type Wiretap = {
  url: string
  said: Said[]
  /** Cuts every connection, as a server that dies does. */
  cut(): void
  /** `true`: new connections are refused. */
  refuse(yes: boolean): void
  close(): Promise<void>
}

/**
 * Understands the frontend's messages of protocol 3 without TLS: length-prefixed, the first one without a
 * type.
 */
export async function openWiretap(postgresUrl: string): Promise<Wiretap> {
  const target = new URL(postgresUrl)
  const said: Said[] = []
  const open = new Set<Socket>()
  let refusing = false
  const server = createServer(client => {
    if (refusing) {
      client.on('error', () => {})
      return client.resetAndDestroy()
    }
    const postgres = dial({ host: target.hostname, port: Number(target.port || 5432) })
    for (const socket of [client, postgres]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        postgres.destroy()
      })
    }
    const hear = listener(said)
    client.on('data', bytes => {
      hear(Buffer.from(bytes))
      postgres.write(bytes)
    })
    postgres.on('data', bytes => client.write(bytes))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(postgresUrl)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' ? address?.port : '')
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: url.toString(),
    said,
    cut,
    refuse(yes) {
      refusing = yes
    },
    async close() {
      cut()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

function listener(said: Said[]): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let greeted = false
  return bytes => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = greeted ? 1 : 0
      if (rest.length < head + 4) return
      const end = head + rest.readInt32BE(head)
      if (rest.length < end) return
      if (greeted) note(said, String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end))
      greeted = true
      rest = rest.subarray(end)
    }
  }
}

function note(said: Said[], kind: string, body: Buffer): void {
  const [first = '', second = ''] = body.toString('utf8').split('\0', 2)
  if (kind === 'Q') said.push({ how: 'simple', name: '', text: first })
  if (kind === 'P') said.push({ how: 'parse', name: first, text: second })
  if (kind === 'B') said.push({ how: 'bind', name: second, text: '' })
}
