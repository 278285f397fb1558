import { type RawBuilder, sql } from 'kysely'
import type { Uuid } from '#core/ids.ts'
import { readAnswer } from '#service/knowledge/contract/answers.ts'
import {
  answerListReport,
  answerListRows,
  readAnswerList,
  runAnswerList,
} from '#service/knowledge/contract/imports.ts'
import type { Client } from './client.ts'
import { upload } from './lists.ts'
import type { World } from './world.ts'

export type AnswerLists = ReturnType<typeof answerLists>

/** Lists of answers as the desk brings them in. */
export function answerLists(world: World, keeper: Client) {
  const report = (id: Uuid) => keeper.tell(answerListReport, { params: { id } })
  const rowsOf = async (id: Uuid, only: 'all' | 'problems' | 'refused' = 'all') =>
    (await keeper.tell(answerListRows, { params: { id }, query: { only, limit: 200 } })).items
  async function dryRun(bytes: Buffer | string, name = '知识库.csv') {
    const { id } = await keeper.tell(readAnswerList, { body: { file: await upload(keeper, bytes, name) } })
    await world.settle()
    return report(id)
  }
  async function run(id: Uuid) {
    await keeper.tell(runAnswerList, { params: { id } })
    await world.settle()
    return report(id)
  }
  return {
    report,
    dryRun,
    run,
    bringIn: async (bytes: Buffer | string, name?: string) => run((await dryRun(bytes, name)).id),
    /** Why rows stay out, or all that is said of them. */
    whys: async (id: Uuid, only: 'problems' | 'refused' = 'refused') =>
      (await rowsOf(id, only)).map(({ row, problems }) => [
        row,
        problems.map(one => `${one.column}: ${one.code}`),
      ]),
    /** The answer that a row with this title made or found. */
    async answerOf(id: Uuid, title: string) {
      const row = (await rowsOf(id)).find(one => one.title === title)
      return keeper.tell(readAnswer, { params: { id: row?.answer ?? '' } })
    },
    async count(which: RawBuilder<unknown>): Promise<number> {
      const { rows } = await world.deed(ctx =>
        sql<{ n: number }>`
          select count(*)::integer as n from knowledge.answers where ${which}`.execute(ctx.tx),
      )
      return rows[0]?.n ?? 0
    },
  }
}
