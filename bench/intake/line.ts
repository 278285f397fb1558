/** A thread of its own rings, so that the ringing does not stand in the way of the answering. */
import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'

/** One thing that a page asks or tells. */
export type Saying = { method: 'GET' | 'POST'; path: string; body?: unknown }
/** What a page does one after the other; what stands together in a step is asked at once. */
export type Doing = readonly (readonly Saying[])[]
export type Ringing = { url: string; cookie: string; doings: Doing[]; lines: number }
/** Milliseconds of each whole doing; what the ringing itself took of a processor. */
export type Rung = { ms: number[]; seconds: number; cpuMs: number }

const LATE_MS = 20_000

parentPort?.on('message', async ({ url, cookie, doings, lines }: Ringing) => {
  // A browser opens six connections to a house.
  const agent = new Agent({ keepAlive: true, maxSockets: lines * 6 })
  const ms: number[] = []
  let next = 0
  const line = async () => {
    for (let at = next++; at < doings.length; at = next++) {
      const begun = performance.now()
      for (const step of doings[at] ?? []) {
        await Promise.all(step.map(saying => say(agent, url, cookie, saying)))
      }
      ms.push(performance.now() - begun)
    }
  }
  const begun = performance.now()
  const before = process.threadCpuUsage()
  try {
    await Promise.all(Array.from({ length: lines }, line))
    const seconds = (performance.now() - begun) / 1000
    const { user, system } = process.threadCpuUsage(before)
    parentPort?.postMessage({ ms, seconds, cpuMs: (user + system) / 1000 } satisfies Rung)
  } catch (fault) {
    parentPort?.postMessage({ fault: String(fault) })
  } finally {
    agent.destroy()
  }
})

function say(agent: Agent, url: string, cookie: string, { method, path, body }: Saying): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = { cookie, ...(text === '' ? {} : { 'content-type': 'application/json' }) }
    const asked = request(`${url}${path}`, { method, agent, headers, timeout: LATE_MS }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        if (answer.statusCode === 200) return resolve()
        reject(new Error(`${path}: ${answer.statusCode} ${Buffer.concat(chunks).toString().slice(0, 200)}`))
      })
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error(`${path}: no answer in time`)))
    asked.end(text)
  })
}
