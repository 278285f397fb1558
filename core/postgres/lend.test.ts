import { expect, inject, test } from 'vitest'
import { DatabaseAway } from './away.ts'
import { type Connections, connect } from './connect.ts'

const url = inject('ownerUrl')

async function on<T>(connections: Connections, work: (connections: Connections) => Promise<T>): Promise<T> {
  try {
    return await work(connections)
  } finally {
    await connections.end(1)
  }
}

const pidOf = async (line: { unsafe: Connections['unsafe'] }) =>
  Number((await line.unsafe('select pg_backend_pid() as pid'))[0]?.pid)

test('a connection is lent to one at a time, and the next in the queue gets it', () =>
  on(connect(url, { max: 1, name: 'test' }), async connections => {
    const first = await connections.lend()
    const pid = await pidOf(first)
    const waiting = [connections.lend(), connections.lend()]
    first.release()
    const second = await waiting[0]
    expect(second && (await pidOf(second))).toBe(pid)
    second?.release()
    const third = await waiting[1]
    expect(third && (await pidOf(third))).toBe(pid)
    third?.release()
  }))

test('whoever waits longer than the patience is told, and takes nothing with him', () =>
  on(connect(url, { max: 1, name: 'test', patienceMs: 50 }), async connections => {
    const held = await connections.lend()
    await expect(connections.lend()).rejects.toThrow('no connection became free')
    held.release()
    const next = await connections.lend()
    expect(await pidOf(next)).toBeGreaterThan(0)
    next.release()
  }))

test('what was given back speaks no more', () =>
  on(connect(url, { max: 1, name: 'test' }), async connections => {
    const line = await connections.lend()
    line.release()
    line.release()
    expect(() => line.unsafe('select 1')).toThrow(DatabaseAway)
  }))

test('a connection that is discarded is closed, and a new one takes its place', () =>
  on(connect(url, { max: 1, name: 'test' }), async connections => {
    const line = await connections.lend()
    const pid = await pidOf(line)
    await line.unsafe('begin')
    const waiting = connections.lend()
    line.discard()
    const next = await waiting
    expect(await pidOf(next)).not.toBe(pid)
    next.release()
  }))

test('an idle connection that the server closed is opened again', () =>
  on(connect(url, { max: 1, name: 'test' }), async connections => {
    const line = await connections.lend()
    const pid = await pidOf(line)
    line.release()
    await connections.unsafe('select pg_terminate_backend($1)', [pid])
    await expect
      .poll(async () => {
        const again = await connections.lend()
        const other = await pidOf(again).catch(() => pid)
        if (other === pid) again.discard()
        else again.release()
        return other !== pid
      })
      .toBe(true)
  }))

test('nobody is lent anything by a house that closes', async () => {
  const connections = connect(url, { max: 1, name: 'test' })
  const line = await connections.lend()
  const waiting = connections.lend()
  const ending = connections.end(1)
  await expect(waiting).rejects.toThrow('closing')
  line.release()
  await ending
  await expect(connections.lend()).rejects.toThrow('closing')
})
