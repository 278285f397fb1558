import type { FastifyInstance } from 'fastify'
import { closeHouse, type House, type Opening, openHouse } from '#core/house.ts'
import { openApp } from '#core/http/app.ts'
import { startHints } from '#core/http/hints.ts'
import { startReactions } from '#core/reactions.ts'
import { startRounds } from '#core/rounds.ts'
import { upkeep } from '#core/upkeep.ts'
import { authenticate, countedAs } from '#service/people/sessions.ts'
import { story } from '#service/story.ts'
import { mountPortal } from './portal/door.ts'

/** The whole service in one process: its house, its web server, and (for workers) what goes on by itself. */
export type Service = {
  house: House
  app: FastifyInstance
  listen(): Promise<string>
  close(): Promise<void>
}

/**
 * Opens the house and puts the story on a web server; `listen` starts to answer and to work.
 * Closing drains: no new requests, running ones finish, workers end their round, then the connections close.
 */
export async function openService(opening: Omit<Opening, 'story'>): Promise<Service> {
  const house = openHouse({ ...opening, story })
  const hints = startHints(house)
  const app = await openApp(house, authenticate, hints, countedAs)
  mountPortal(app, house)
  const stops: (() => Promise<void>)[] = []
  return {
    house,
    app,
    async listen() {
      const { role, host, port } = house.config
      if (role !== 'web') stops.push(...(await startWork(house)))
      if (role === 'worker') return 'worker'
      return app.listen({ host, port })
    },
    async close() {
      await hints.stop()
      await app.close()
      await Promise.all(stops.map(stop => stop()))
      await closeHouse(house)
    },
  }
}

async function startWork(house: House) {
  const reactions = startReactions(house)
  const rounds = startRounds(
    house,
    house.story.flatMap(slice => slice.rounds ?? []),
  )
  await house.jobs.work(
    house,
    house.story.flatMap(slice => slice.carriers ?? []),
    [...upkeep, ...house.story.flatMap(slice => slice.crons ?? [])],
  )
  return [() => reactions.stop(), () => rounds.stop()]
}
