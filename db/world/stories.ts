import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import { passDeviceOn } from '#service/archive/actions/devices.ts'
import { COMPANY, demo } from './crew.ts'
import { visited } from './lives.ts'
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
