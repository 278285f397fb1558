import type { TestProject } from 'vitest/node'
import { makeTemplate, startCluster } from './cluster.ts'

/** Once per run: a real PostgreSQL and a database with all migrations that each test file clones. */
export default async function setup(project: TestProject) {
  const cluster = await startCluster()
  project.provide('ownerUrl', cluster.ownerUrl)
  project.provide('template', await makeTemplate(cluster.ownerUrl))
  return () => cluster.stop()
}

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    template: string
  }
}
