/** A thread of its own asks over HTTP, so that the asking does not stand in the way of the answering. */
import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'

/** Paths to ask, by how many at a time, with which cookie. */
export type Asking = { url: string; cookie: string; paths: string[]; askers: number }
/** Milliseconds of each answer, and how many of them had a hit. */
export type Asked = { ms: number[]; hits: number; seconds: number }

const LATE_MS = 10_000

parentPort?.on('message', async ({ url, cookie, paths, askers }: Asking) => {
  const agent = new Agent({ keepAlive: true, maxSockets: askers })
  const ms: number[] = []
  let hits = 0
  let next = 0
  const asker = async () => {
    for (let at = next++; at < paths.length; at = next++) {
      const begun = performance.now()
      const body = await ask(agent, `${url}${paths[at]}`, cookie)
      ms.push(performance.now() - begun)
      if (/^\{"(?:hits|items)":\[\{/.test(body)) hits++
    }
  }
  const begun = performance.now()
  try {
    await Promise.all(Array.from({ length: askers }, asker))
    parentPort?.postMessage({ ms, hits, seconds: (performance.now() - begun) / 1000 } satisfies Asked)
  } catch (fault) {
    parentPort?.postMessage({ fault: String(fault) })
  } finally {
    agent.destroy()
  }
})

function ask(agent: Agent, url: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { cookie }, timeout: LATE_MS }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        if (answer.statusCode === 200) resolve(body)
        else reject(new Error(`${answer.statusCode} ${body.slice(0, 200)}`))
      })
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.end()
  })
}
