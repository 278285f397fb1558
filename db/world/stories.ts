import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import { passDeviceOn } from '#service/archive/actions/devices.ts'
import { closeCase, reopenCase } from '#service/closing/actions.ts'
import { bookWhileReceiving } from '#service/dispatch/actions.ts'
import { receiveCall } from '#service/reception/actions.ts'
import { COMPANY, demo } from './crew.ts'
import { repaired, settled, type Trouble, told, visited, window } from './lives.ts'
import { machines } from './machines.ts'
import type { Stage } from './stage.ts'
import type { NextTrouble } from './today.ts'
import { writtenTwice } from './twice.ts'
import { wonBack } from './twists.ts'

const content = { satisfaction: 5, opinion: '' }

/** Lives of the last weeks that people ask about: each is there to be found and shown. */
export async function loadStories(house: House, stage: Stage, next: NextTrouble): Promise<void> {
  const unhappy = { satisfaction: 2, opinion: '没穿鞋套踩了一地泥,话也没说清' }
  await ifSomebodyCanGo(() => wonBack(stage, next('li'), { days: -10, blame: 'wear', asked: unhappy }))
  await ifSomebodyCanGo(() => afterHeLeft(stage, next))
  await ifSomebodyCanGo(() => newOwner(house, stage, next))
  await writtenTwice(stage, next)
  await helpedNotForLong(stage, next)
}

/** A window that nobody is free for is refused before anything is written: that life is left out. */
export async function ifSomebodyCanGo(life: () => Promise<void>): Promise<void> {
  try {
    await life()
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'nobody is free in this window') throw fault
  }
}

/** 高鹏 installed it and has left; why somebody else goes stands beside the visit. */
async function afterHeLeft(stage: Stage, next: NextTrouble): Promise<void> {
  const opinion = '原来装的高师傅呢?这位也挺好'
  const how = { days: -8, from: '14:00', late: false, blame: 'wear', asked: { ...content, opinion } } as const
  await visited(stage, next('gao'), how)
}

/** A machine that was mended for one customer belongs to another now, who rings two days later. */
async function newOwner(house: House, stage: Stage, next: NextTrouble): Promise<void> {
  const { customer, ...trouble } = next('wang')
  const device = await inCompany(house, COMPANY, demo, ctx => mendedLongAgo(ctx, stage.at(-90, '00:00')), {
    readOnly: true,
  })
  if (!device) return
  await stage.as('sun', stage.at(-9, '10:20'), ctx =>
    passDeviceOn(ctx, device.id, { customer, address: null, version: device.version }),
  )
  const said = { ...trouble, device: device.id, customer }
  const how = { days: -7, from: '09:00', late: false, blame: 'wear', asked: content } as const
  await visited(stage, said, how)
}

/** Solved on the phone by what the answer centre says; three days later it is back, and somebody goes. */
async function helpedNotForLong(stage: Stage, next: NextTrouble): Promise<void> {
  const trouble = withAnswer(next)
  if (!trouble) return
  const { caseId } = await stage.as('zhao', stage.at(-8, '18:10'), ctx =>
    receiveCall(ctx, {
      ...told(trouble),
      answer: trouble.answer,
      ending: { as: 'solved', told: trouble.explanation },
    }),
  )
  await stage.as('zhao', stage.at(-8, '18:24'), ctx =>
    closeCase(ctx, caseId, { outcome: 'solved by phone', word: '' }),
  )
  const why = '客户来电:按电话里说的好了两天,今天又跟以前一样'
  await stage.as('lin', stage.at(-5, '10:30'), ctx => reopenCase(ctx, caseId, why))
  await ifSomebodyCanGo(async () => {
    const booked = await stage.as('lin', stage.at(-5, '10:34'), ctx =>
      bookWhileReceiving(ctx, {
        ...told(trouble, why),
        about: { caseId },
        keeps: [],
        visit: { window: window(stage, -4, '14:00'), minutes: 60, why: '' },
      }),
    )
    const arrival = stage.at(-4, '14:10')
    const visit = await repaired(stage, trouble, booked, arrival, 'wear')
    const opinion = '师傅来了才弄好,电话里那个办法只管两天'
    const asked = { satisfaction: 4, opinion }
    await settled(stage, trouble, { caseId, visit, arrival, blame: 'wear', asked })
  })
}

/** The first of the next few that the answer centre knows something about. */
function withAnswer(next: NextTrouble): Trouble | undefined {
  for (let tried = 0; tried < 10; tried++) {
    const trouble = next()
    if (trouble.answer) return trouble
  }
}

/** The first machine, by running number, with a case that was closed before this moment. */
async function mendedLongAgo(
  ctx: Context,
  before: Temporal.Instant,
): Promise<{ id: Uuid; version: number } | undefined> {
  const closed = await ctx.tx
    .selectFrom('cases.closures as closure')
    .innerJoin('cases.cases as one', join =>
      join.onRef('one.company_id', '=', 'closure.company_id').onRef('one.id', '=', 'closure.case_id'),
    )
    .innerJoin('archive.devices as device', join =>
      join.onRef('device.company_id', '=', 'one.company_id').onRef('device.id', '=', 'one.device_id'),
    )
    .select(['device.id', 'device.version'])
    .where('closure.company_id', '=', ctx.company)
    .where('closure.outcome', '=', 'solved')
    .where('closure.at', '<', before)
    .limit(10_000)
    .execute()
  const order = (await machines(ctx)).map(one => one.device)
  return closed.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))[0]
}
