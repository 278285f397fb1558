/**
 * The whole service in a process of its own that changes its answers as fast as it can, to be killed:
 * `answers-child.ts <folder> <seed> <from> <to>`. The first time it writes the answers; says `edited N` after
 * each edit, and `done` at the end.
 */
import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { type Context, inCompany, system } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { addAnswers } from '#service/knowledge/actions/add-answers.ts'
import { putContent, setConfidence } from '#service/knowledge/actions/answers.ts'
import { getAnswer } from '#service/knowledge/queries/answers.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { openDatabase } from '../../apps/database.ts'
import { openService } from '../../apps/service.ts'
import { dice, pick } from './nasty.ts'

const ANSWERS = 40
const [folder = '', seed = '', from = '', to = ''] = process.argv.slice(2)
const config = readConfig({ YINUO_DATA: folder, YINUO_PORT: '0', YINUO_LOG: 'silent' })
const { opening } = await openDatabase(config, () => {})
const service = await openService({ config, clock: systemClock, log: openLog('silent'), ...opening })
const { house } = service
const admin = { name: '周文静', username: 'admin', passwordHash: 'nobody signs in here' }
await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin }, { onlyFirst: true })
const { id: company } = await house.auth.selectFrom('core.companies').select('id').executeTakeFirstOrThrow()
const keeper = { ...system('test'), roles: ['admin', 'system'] }
const deed = <T>(work: (ctx: Context) => Promise<T>) => inCompany(house, company, keeper, work)

const content = (title: string) => ({
  title,
  phrasings: [],
  body: '看说明书。',
  steps: [],
  safety: null,
  parts: [],
  places: { lines: [], models: [], faults: [] },
})

async function answers(): Promise<Uuid[]> {
  const rows = await deed(ctx =>
    ctx.tx
      .selectFrom('knowledge.answers')
      .select('id')
      .where('company_id', '=', company)
      .orderBy('id')
      .execute(),
  )
  return rows.map(row => row.id)
}

async function write(): Promise<void> {
  const card = {
    kind: 'answer',
    language: 'zh-Hans',
    audience: 'internal',
    owner: null,
    reviewOn: null,
  } as const
  const many = Array.from({ length: ANSWERS }, (_, n) => ({
    id: `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    card: { ...card, confidence: 'not validated' as const },
    content: content(`第${n}号答复`),
  }))
  await deed(ctx => addAnswers(ctx, many))
}

/** Mostly other words; now and then it is archived, or brought back. */
async function edit(id: Uuid, n: number, archives: boolean): Promise<void> {
  await deed(async ctx => {
    const { edition, version, confidence } = await getAnswer(ctx, id)
    if (archives || confidence === 'archived') {
      const to = confidence === 'archived' ? 'not validated' : 'archived'
      return setConfidence(ctx, id, { confidence: to, edition, version, reason: '' })
    }
    await putContent(ctx, id, { base: edition, content: content(`改过${n}次`), reason: '' })
  })
}

await service.listen()
console.log(`owner ${opening.ownerUrl}`)
console.log(`secret ${opening.secret}`)
console.log(`company ${company}`)
if ((await answers()).length === 0) await write()
const all = await answers()
const roll = dice(Number(seed))
for (let n = Number(from); n <= Number(to); n++) {
  await edit(pick(roll, all), n, roll() < 0.05)
  console.log(`edited ${n}`)
}
console.log('done')
