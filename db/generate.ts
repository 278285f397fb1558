import { readFile, writeFile } from 'node:fs/promises'
import { allRoutes } from '#core/http/app.ts'
import { openapi } from '#core/http/openapi.ts'
import { describeSchema, describeTables } from '#core/postgres/catalog.ts'
import { story } from '#service/story.ts'
import { asOwner, databaseUrl, makeTemplate, startCluster } from '../test/support/cluster.ts'

/**
 * The files that are made from others: their path and what they should hold. Drift-tested by
 * test/drift.test.ts.
 */
export async function generated(ownerUrl: string, template: string): Promise<Record<string, string>> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  const endpoints = allRoutes(story).map(route => route.endpoint)
  const [schema, tables] = await asOwner(databaseUrl(ownerUrl, template), async owner => [
    await describeSchema(owner),
    await describeTables(owner),
  ])
  return {
    'db/schema.sql': schema,
    'db/tables.ts': tables,
    'docs/openapi.json': `${JSON.stringify(openapi(endpoints, version), null, 2)}\n`,
  }
}

if (import.meta.main) {
  const cluster = await startCluster()
  try {
    for (const [path, text] of Object.entries(
      await generated(cluster.ownerUrl, await makeTemplate(cluster.ownerUrl)),
    )) {
      await writeFile(new URL(`../${path}`, import.meta.url), text)
      console.log(`${path}: ${text.split('\n').length} lines`)
    }
  } finally {
    await cluster.stop()
  }
}
