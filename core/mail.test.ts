import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { sendMail } from './mail.ts'

test('a mail server that goes on talking without an end is left after a while, to be tried again', async () => {
  const server = createServer(socket => {
    socket.write('220 hello\r\n')
    socket.on('data', () => socket.write('250-and another thing\r\n'))
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as { port: number }
  const from = { name: '', address: 'us@example.org' }
  const account = { host: '127.0.0.1', port, security: 'none', username: '', password: null, from } as const
  const mail = { id: '1', to: 'ma@example.org', subject: 'A', text: 'B', stop: null }
  expect(await sendMail(account, mail, ['127.0.0.1'], 100)).toEqual({
    as: 'failed',
    why: 'ETIMEDOUT: the mail server is too slow',
    forGood: false,
    unreached: true,
  })
  server.close()
})
