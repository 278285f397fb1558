import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { dropRun, makeTemplate, startCluster } from './cluster.ts'

/** Once per run: a real PostgreSQL and a database with all migrations that each test file clones. */
export default async function setup(project: TestProject) {
  const cluster = await startCluster()
  project.provide('ownerUrl', cluster.ownerUrl)
  project.provide('template', await makeTemplate(cluster.ownerUrl))
  const run = `run_${randomBytes(6).toString('hex')}`
  project.provide('run', run)
  return async () => {
    await dropRun(cluster.ownerUrl, run)
    await cluster.stop()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    template: string
    /** What its workers name their own templates after. */
    run: string
  }
}
