import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { readConfig } from '#core/config.ts'
import type { House } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { openService } from '../../apps/service.ts'
import type { Client } from './client.ts'
import { movableClock } from './clock.ts'
import { cloneDatabase, dropDatabase, TEST_SECRET } from './cluster.ts'
import { quiet, signedIn } from './world.ts'

/** An empty house for the demo world to come into, at a moment that stands still. */
export type DemoHouse = {
  house: House
  ownerUrl: string
  /** Somebody of the demo world, whose session is open. */
  as(login: string): Promise<Client>
  close(): Promise<void>
}

export async function openDemoHouse(at: Temporal.Instant): Promise<DemoHouse> {
  const name = `demo_${randomUUID().replaceAll('-', '')}`
  const data = await mkdtemp(join(tmpdir(), 'yinuo-demo-'))
  const ownerUrl = await cloneDatabase(inject('ownerUrl'), inject('template'), name)
  const config = { ...readConfig({}), ...quiet, data }
  const service = await openService({
    config,
    clock: movableClock(at.toString()),
    log: openLog(config.log),
    secret: TEST_SECRET,
    ownerUrl,
  })
  const url = (await service.listen()).replace('0.0.0.0', '127.0.0.1')
  return {
    house: service.house,
    ownerUrl,
    as: login => signedIn(service.house, url, { login, password: DEMO_PASSWORD }),
    async close() {
      await service.close()
      await dropDatabase(inject('ownerUrl'), name)
      await rm(data, { recursive: true, force: true })
    },
  }
}
